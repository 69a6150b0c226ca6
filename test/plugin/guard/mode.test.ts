import assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { guardingOf, type Insistence, type Mode, modeOfEnvironment } from '../../../plugin/guard/mode.ts';
import { loadPolicy } from '../../../shared/machine/policy-file.ts';
import { noPolicy } from '../../../shared/policy/index.ts';
import { withFolder } from '../../support/folder.ts';

const words: readonly (readonly [word: string | undefined, mode: Mode | undefined, isMistake: boolean])[] = [
  [undefined, undefined, false],
  ['', undefined, false],
  ['  ', undefined, false],
  ['enforce', 'enforce', false],
  [' Warn ', 'warn', false],
  ['OFF', 'off', false],
  ['0', undefined, true],
  ['false', undefined, true],
];

const ways: readonly (readonly [
  environment: Mode | undefined,
  policy: Mode | undefined,
  mode: Mode,
  insists?: Insistence,
])[] = [
  [undefined, undefined, 'enforce'],
  [undefined, 'enforce', 'enforce', 'written'],
  [undefined, 'warn', 'warn'],
  [undefined, 'off', 'off'],
  ['enforce', undefined, 'enforce'],
  ['enforce', 'warn', 'enforce'],
  ['enforce', 'enforce', 'enforce', 'written'],
  ['warn', 'enforce', 'warn'],
  ['off', 'enforce', 'off'],
];

const files: readonly (readonly [
  title: string,
  file: string | Uint8Array | ((path: string) => Promise<unknown>),
  insists?: Insistence,
])[] = [
  ['that is empty', ''],
  ['with a mistake', 'colour: blue\n'],
  ['with a mistake, and insistence', 'colour: blue\nbefore-push: enforce\n', 'written'],
  ['that is no YAML', 'fleets: [\n'],
  ['that is no YAML, and insists', 'before-push: enforce\nfleets: [\n', 'written'],
  ['that is too large', `before-push: enforce\n#${'x'.repeat(1_048_576)}\n`, 'unread'],
  ['that is no UTF-8', Buffer.from('before-push: enforce # \xe9\n', 'latin1'), 'unread'],
  ['that is a directory', (path) => mkdir(path), 'unread'],
  ['that is a link out of the project', (path) => symlink('/etc/hostname', path), 'unread'],
];

describe('how a push is guarded', () => {
  for (const [word, mode, isMistake] of words) {
    it(`BALENA_CONTRACTS=${word}: ${mode}`, () => {
      const read = modeOfEnvironment({ BALENA_CONTRACTS: word });
      assert.equal(read.mode, mode);
      assert.equal(read.mistake !== undefined, isMistake);
    });
  }
  for (const [environment, policy, mode, insists] of ways) {
    it(`the environment says ${environment} and the policy ${policy}: ${mode}${insists ? `, and insists: ${insists}` : ''}`, () => {
      const read = { policy: { ...noPolicy, ...(policy && { beforePush: policy }) }, diagnostics: [] };
      assert.deepEqual(guardingOf(environment, read), { mode, ...(insists && { insists }) });
    });
  }
  for (const [title, file, insists] of files) {
    it(`a policy ${title}: ${insists ?? 'does not insist'}`, async () => {
      const files = typeof file === 'function' ? {} : { 'balena-contracts.yml': file };
      await withFolder({ Dockerfile: '', ...files }, async (source) => {
        if (typeof file === 'function') await file(join(source, 'balena-contracts.yml'));
        const read = await loadPolicy({ source, today: '2026-11-24' });
        assert.deepEqual(guardingOf(undefined, read), { mode: 'enforce', ...(insists && { insists }) });
        assert.deepEqual(guardingOf('warn', read), { mode: 'warn' });
      });
    });
  }
});
