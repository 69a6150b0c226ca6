import assert from 'node:assert/strict';
import { applyFixes, lintSeverities } from '../../shared/lint/index.ts';
import type { Location, SourceText } from '../../shared/release/index.ts';
import { lintFiles } from './linting.ts';
import { table } from './table/table.ts';

function textAt(
  { file, line, column, endLine, endColumn }: Location,
  sources: ReadonlyMap<string, SourceText>,
): string {
  const source = sources.get(file);
  const offset = (atLine: number, atColumn: number) => (source?.lineStarts?.[atLine - 1] ?? Number.NaN) + atColumn - 1;
  return source?.text.slice(offset(line, column), offset(endLine, endColumn)) ?? `(no ${file})`;
}

describe('lint', () => {
  for (const [code, { trips, misses }] of Object.entries(table)) {
    describe(code, () => {
      it('has two projects at least that trip it, and two that look like it', () => {
        assert.ok(trips.length >= 2 && misses.length >= 2);
      });

      for (const { files, under, says, fixed, related } of trips)
        it(`finds ${under || Object.keys(files).join()}`, async () => {
          const { diagnostics, sources } = await lintFiles(files);
          const found = diagnostics.filter((diagnostic) => diagnostic.code === code);
          const [one, ...others] = found.filter(({ location }) => textAt(location, sources) === under);
          assert.ok(one, `found at ${JSON.stringify(found.map(({ location }) => textAt(location, sources)))}`);
          assert.deepEqual(others, []);
          assert.equal(one.severity, lintSeverities[code as keyof typeof lintSeverities]);
          assert.match(one.message, says);
          assert.match(one.message, /^\S.*[.?]$/);
          assert.deepEqual(
            one.related?.map(({ location }) => textAt(location, sources)),
            related,
          );
          const { texts } = applyFixes([one], sources);
          const lines = [...texts].flatMap(([file, text]) => {
            const before = sources.get(file)?.text.split('\n') ?? [];
            return text.split('\n').filter((line, index) => line !== before[index]);
          });
          assert.deepEqual(lines, fixed === undefined ? [] : [fixed]);
          if (fixed === undefined) return;
          const again = await lintFiles({ ...files, ...Object.fromEntries(texts) });
          assert.equal(again.diagnostics.filter((diagnostic) => diagnostic.code === code).length, found.length - 1);
        });

      for (const [title, files] of misses)
        it(`leaves alone: ${title}`, async () => {
          const { diagnostics } = await lintFiles(files);
          const found = diagnostics.filter((diagnostic) => diagnostic.code === code);
          assert.deepEqual(
            found.map(({ message }) => message),
            [],
          );
        });
    });
  }
});
