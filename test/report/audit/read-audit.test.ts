import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAudit, toAuditMarkdown, toAuditText } from '../../../shared/report/index.ts';
import { rejected, reportOf } from '../../support/auditing.ts';

const report = () => reportOf({ 'acme/a': [{ supervisor: '15.0.0', reported: rejected }, { supervisor: '17.4.2' }] });

describe('readAudit', () => {
  it('reads back what was written', async () => {
    const written = await report();
    assert.deepEqual(readAudit(JSON.stringify(written)), JSON.parse(JSON.stringify(written)));
  });

  const rows: readonly (readonly [what: string, text: string, problem: RegExp])[] = [
    ['no JSON', '{', /^is no JSON\./],
    ['a check', '{"schemaVersion": 1, "fleets": []}', /^is no report of an audit\./],
    ['null', 'null', /^is no report of an audit\./],
    ['a list', '[]', /^is no report of an audit\./],
    ['another version', '{"kind": "audit", "schemaVersion": 2}', /^is a report of another version/],
    [
      'half a report',
      '{"kind": "audit", "schemaVersion": 1}',
      /^is the report of an audit, but something in it is changed or missing\./,
    ],
  ];
  for (const [what, text, problem] of rows) {
    it(`refuses ${what}`, () => {
      const read = readAudit(text);
      assert.ok('problem' in read);
      assert.match(read.problem, problem);
    });
  }

  const parts: readonly (readonly [part: unknown, of: unknown, isRead: boolean])[] = [
    [1, 1, true],
    [256, 256, true],
    [3, 2, false],
    [0, 2, false],
    [1, 1.5, false],
    [1, 257, false],
    [1, '2', false],
    [1, undefined, false],
  ];
  for (const [part, of, isRead] of parts) {
    it(`${isRead ? 'takes' : 'refuses'} part ${part} of ${of}`, async () => {
      const read = readAudit(JSON.stringify({ ...(await report()), part: { part, of } }));
      assert.equal('problem' in read, !isRead);
    });
  }

  it('takes nothing that could not be told of, whatever somebody makes of it', async () => {
    const written = JSON.parse(JSON.stringify(await report()));
    const places = pathsOf(written);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(null, 7, 'x', [], {}, [{}], undefined), (path, value) => {
        const changed = structuredClone(written);
        const parent = path.slice(0, -1).reduce((at, key) => at[key], changed);
        parent[path.at(-1) as string] = value;
        const read = readAudit(JSON.stringify(changed));
        if ('problem' in read) return;
        toAuditText(read, { width: 80, colours: false });
        toAuditMarkdown(read, { budget: 65_536 });
      }),
      { numRuns: 1500 },
    );
  });
});

function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
  const below = Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}
