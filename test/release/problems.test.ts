import assert from 'node:assert/strict';
import { diagnosticSeverities } from '../../shared/release/diagnostic.ts';
import { startOf } from '../../shared/release/files/source-text.ts';
import { collectProblems } from '../../shared/release/problems.ts';

describe('collectProblems', () => {
  it('gives each code its severity', () => {
    const problems = collectProblems();
    problems.add('context-missing', startOf('a'), 'x');
    const fix = { description: 'Mend it.', edits: [{ location: startOf('a'), text: 'z' }] };
    problems.add('yaml-invalid', startOf('a'), 'y', fix);
    assert.deepEqual(
      problems.diagnostics.map((told) => [told.severity, told.fix]),
      [
        [diagnosticSeverities['context-missing'], undefined],
        ['error', fix],
      ],
    );
  });

  it('tells the same problem of the same place once', () => {
    const problems = collectProblems();
    problems.add('yaml-invalid', startOf('a'), 'x');
    problems.add('yaml-invalid', startOf('a'), 'y');
    problems.add('yaml-invalid', startOf('b'), 'x');
    problems.add('yaml-too-deep', startOf('a'), 'x');
    assert.deepEqual(
      problems.diagnostics.map(({ message, location }) => message + location.file),
      ['xa', 'xa', 'xb'],
    );
  });

  it('gives them in the order of files and lines', () => {
    const problems = collectProblems();
    const at = (file: string, line: number, column: number) => ({
      file,
      line,
      column,
      endLine: line,
      endColumn: column,
    });
    for (const place of [at('b', 1, 1), at('a', 10, 1), at('a', 2, 5), at('a', 2, 3), at('.', 1, 1)]) {
      problems.add('yaml-invalid', place, 'x');
    }
    assert.deepEqual(
      problems.diagnostics.map(({ location: { file, line, column } }) => `${file}:${line}:${column}`),
      ['.:1:1', 'a:2:3', 'a:2:5', 'a:10:1', 'b:1:1'],
    );
  });

  it('keeps the first reason for being undecided', () => {
    const problems = collectProblems();
    assert.equal(problems.undecided, undefined);
    problems.undecide('first');
    problems.undecide('second');
    assert.equal(problems.undecided, 'first');
  });
});
