import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyFixes, lintSeverities } from '../../shared/lint/index.ts';
import { diagnosticSeverities, type Location, lineStarts, type SourceText } from '../../shared/release/index.ts';
import { contractText, lintFiles } from './linting.ts';
import { readingRows } from './table/reading.ts';
import type { Rows } from './table/rows.ts';
import { table } from './table/table.ts';

/** The text at a place; of a file that was not read, nothing. */
function textAt(
  { file, line, column, endLine, endColumn }: Location,
  sources: ReadonlyMap<string, SourceText>,
): string {
  const source = sources.get(file);
  if (source === undefined) return '';
  const offset = (atLine: number, atColumn: number) => (lineStarts(source)[atLine - 1] ?? Number.NaN) + atColumn - 1;
  const [start, end] = [offset(line, column), offset(endLine, endColumn)];
  assert.ok(start >= 0 && end >= start && end <= source.text.length, `${file} has no ${line}:${column}`);
  return source.text.slice(start, end);
}

const severities: Readonly<Record<string, string>> = { ...lintSeverities, ...diagnosticSeverities };
const all: Readonly<Record<string, Rows>> = { ...table, ...readingRows };

describe('lint', () => {
  for (const [code, { trips, misses }] of Object.entries(all)) {
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
          assert.equal(one.severity, severities[code]);
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

  it('gives each of its codes to lint or to reading, and none to both', () => {
    assert.deepEqual(
      Object.keys(lintSeverities).filter((code) => code in diagnosticSeverities),
      [],
    );
  });

  it('tells what services share once', async () => {
    const shared = 'x: &l {io.balena.features.requires.sw.arch: rpi, io.balena.features.optional: yes}\n';
    const files = {
      'docker-compose.yml': `${shared}services:\n  a: {image: x, labels: *l}\n  b: {image: x, labels: *l}\n`,
    };
    const { diagnostics } = await lintFiles(files);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['requirement-label-unknown', 'optional-value-untrue'],
    );
  });

  const words = [
    'type',
    'slug',
    'version',
    'name',
    'or',
    'not',
    'data',
    'sw.l4t',
    'hw.device-type',
    'arch.sw',
    'sw.os',
    '>=32.7.1',
    '>6',
    '0',
    '',
  ];
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...words),
      fc.constantFrom(null, 1, 32.2, true),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...words), tie('tree'), { maxKeys: 4 }),
    ),
  }));
  const requirement = fc.dictionary(fc.constantFrom(...words), tree, { maxKeys: 4 });
  const requirements = fc.oneof(tree, fc.array(requirement, { maxLength: 4 }));
  it('never fails, whatever a contract or labels hold, and points into the files', () =>
    fc.assert(
      fc.asyncProperty(requirements, tree, async (requires, labels) => {
        const files = {
          'docker-compose.yml': `services:\n  a: {build: ., labels: ${JSON.stringify(labels)}}\n  b: {build: .}\n`,
          'contract.yml': `${contractText('a')}requires: ${JSON.stringify(requires)}\n`,
        };
        const { diagnostics, sources } = await lintFiles(files);
        for (const { location, fix } of diagnostics)
          for (const place of [location, ...(fix?.edits.map((edit) => edit.location) ?? [])]) textAt(place, sources);
        applyFixes(diagnostics, sources);
      }),
      { numRuns: 500 },
    ));
});
