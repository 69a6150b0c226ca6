import assert from 'node:assert/strict';
import { readPolicy } from '../../../shared/policy/index.ts';

/** Files that are no policy: all but the line in question keeps them from being read. */
const rows: readonly (readonly [text: string, beforePush: string | undefined])[] = [
  ['before-push: enforce\nfleets: [acme/kiosk\n', 'enforce'],
  ['fleets: [acme/kiosk\nbefore-push: enforce\n', 'enforce'],
  ['fleets: "acme\nbefore-push: warn # for now\n', 'warn'],
  ['fleets: [\r\nbefore-push: off\r\n', 'off'],
  ['fleets: [\n"before-push": "enforce"\n', 'enforce'],
  ['before-push: enforce\n---\nfail-on: never\n', 'enforce'],
  [`before-push: enforce\nfleets: ${'['.repeat(101)}${']'.repeat(101)}\n`, 'enforce'],
  ['fleets: [\n# before-push: enforce\n', undefined],
  ['fleets: [\nbefore-push: enforced\n', undefined],
  ['fleets: [\nnot-before-push: enforce\n', undefined],
  ['fleets: [\n', undefined],
];

describe('before-push in a file that can not be read as a policy', () => {
  for (const [text, beforePush] of rows) {
    it(`is ${beforePush}: ${JSON.stringify(text.slice(0, 60))}`, () => {
      const { policy, diagnostics } = readPolicy({ file: 'balena-contracts.yml', text }, '2026-11-24');
      assert.ok(diagnostics.some(({ severity }) => severity === 'error'));
      assert.deepEqual(policy, { fleets: [], excuses: [], factTags: {}, ...(beforePush && { beforePush }) });
    });
  }
});
