import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generations } from '../../shared/supervisor/index.ts';

interface Matrix {
  readonly versions: readonly string[];
  readonly cases: readonly { readonly case: string; readonly verdicts: string }[];
}

const marks: Readonly<Record<string, string>> = { A: '✓', R: '✗', E: '‼' };

/** docs/supervisors.md with its tables made anew: the one of the generations and the recorded matrix. */
export function supervisorsPage(page: string): string {
  const file = join(import.meta.dirname, '..', 'conformance', 'matrix.json');
  const matrix = JSON.parse(readFileSync(file, 'utf8')) as Matrix;
  return replaceTable(replaceTable(page, 'generations', generationTable()), 'matrix', matrixTable(matrix));
}

function replaceTable(page: string, name: string, table: string): string {
  const [start, end] = [`<!-- table: ${name} -->`, `<!-- end: ${name} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/supervisors.md has no place for the table "${name}"`);
  return `${page.slice(0, from + start.length)}\n${table}\n${page.slice(to)}`;
}

function generationTable(): string {
  const rows = generations.map(({ from, change }) => `| ${from === '0.0.0' ? 'below 10.4.0' : from} | ${change} |`);
  return ['| from Supervisor | what it does |', '| --- | --- |', ...rows].join('\n');
}

/** one column for each run of versions that decide all cases alike */
function matrixTable({ versions, cases }: Matrix): string {
  const column = (index: number) => cases.map(({ verdicts }) => verdicts[index]).join('');
  const first = versions.flatMap((_, index) => (index === 0 || column(index) !== column(index - 1) ? [index] : []));
  const head = ['| the contract asks for |', ...first.map((index) => ` ${versions[index]} |`)].join('');
  const rule = `| --- |${first.map(() => ' :-: |').join('')}`;
  const rows = cases.map(
    (row) => `| ${row.case} |${first.map((index) => ` ${marks[row.verdicts[index] ?? ''] ?? '?'} |`).join('')}`,
  );
  return [head, rule, ...rows].join('\n');
}
