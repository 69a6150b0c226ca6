import assert from 'node:assert/strict';
import type { Asked } from '../../../../shared/lint/asked.ts';
import { lintedProject } from '../../../../shared/lint/linted-project.ts';
import { compareOnce } from '../../../../shared/lint/rules/requirements/compare-once.ts';
import { memoryTree, readProject } from '../../../../shared/release/index.ts';
import { built } from '../../linting.ts';

/** What each service of a project asks for. */
async function asksOf(all: Readonly<Record<string, readonly string[]>>): Promise<(readonly Asked[])[]> {
  const project = await readProject(memoryTree(built(all)), { source: 'memory' });
  return lintedProject(project).services.map(({ asks }) => asks);
}

/** How often two are compared when all of some services are held against all of the others. */
async function compared(all: Readonly<Record<string, readonly string[]>>, left: number): Promise<number> {
  const services = await asksOf(all);
  let count = 0;
  const compare = compareOnce(
    async () => {
      count += 1;
      return undefined;
    },
    { left },
  );
  for (const [index, service] of services.entries())
    for (const other of services.slice(0, index)) for (const a of service) for (const b of other) await compare(a, b);
  return count;
}

describe('compareOnce', () => {
  const same = ['{type: sw.l4t, version: ">=32"}', '{type: arch.sw, slug: aarch64}'];
  const rows: [title: string, all: Readonly<Record<string, readonly string[]>>, left: number, expected: number][] = [
    ['each pair', { a: ['{type: arch.sw, slug: rpi}'], b: same }, 100, 2],
    ['what asks for the same once', { a: same, b: same, c: same, d: same }, 100, 4],
    ['other keys each', { a: ['{type: arch.sw, name: a}'], b: ['{type: arch.sw, name: b}'], c: same }, 100, 5],
    ['no more than the budget', { a: same, b: same }, 5, 3],
    ['alternatives as often as they are', { a: ['{type: sw.l4t, version: 1 || 2 || 3}'], b: same }, 4, 1],
  ];
  for (const [title, all, left, expected] of rows)
    it(`compares ${title}`, async () => assert.equal(await compared(all, left), expected));

  it('gives again what it said', async () => {
    const [[a] = [], [b] = []] = await asksOf({ a: same, b: same });
    assert.ok(a && b);
    const compare = compareOnce(async () => 'never both', { left: 5 });
    assert.deepEqual([await compare(a, b), await compare(b, a), await compare(a, b)], Array(3).fill('never both'));
  });

  it('ends for a hundred services with thirty long ranges each', async () => {
    const alternatives = (from: number) => Array.from({ length: 8 }, (_, index) => `${from}.${index}.x`).join(' || ');
    const all = Object.fromEntries(
      Array.from({ length: 100 }, (_, service) => [
        `s${service}`,
        Array.from({ length: 30 }, (__, index) => `{type: sw.l4t, version: "${alternatives(service * 30 + index)}"}`),
      ]),
    );
    assert.equal(await compared(all, 6500), 100);
  });
});
