import assert from 'node:assert/strict';
import { formatOfExtension, type Output, type OutputChoice, outputsOf } from '../../plugin/output-flags.ts';

describe('outputsOf', () => {
  const rows: readonly (readonly [choice: OutputChoice, json: boolean, outputs: Output[]])[] = [
    [{}, false, [{ format: 'text' }]],
    [{}, true, [{ format: 'json' }]],
    [{ format: 'markdown' }, false, [{ format: 'markdown' }]],
    [{ format: 'json' }, true, [{ format: 'json' }]],
    [{ output: ['-'] }, false, [{ format: 'text' }]],
    [{ output: ['-'], format: 'csv' }, false, [{ format: 'csv' }]],
    [{ output: ['-'] }, true, [{ format: 'json' }]],
    [
      { output: ['a.txt', 'b.json', 'c.md', 'd.sarif', 'e.xml', 'f.csv', 'x/G.MD'] },
      false,
      [
        { format: 'text', file: 'a.txt' },
        { format: 'json', file: 'b.json' },
        { format: 'markdown', file: 'c.md' },
        { format: 'sarif', file: 'd.sarif' },
        { format: 'junit', file: 'e.xml' },
        { format: 'csv', file: 'f.csv' },
        { format: 'markdown', file: 'x/G.MD' },
        { format: 'text' },
      ],
    ],
    [{ output: ['-', 'a.md'] }, true, [{ format: 'json' }, { format: 'markdown', file: 'a.md' }]],
  ];
  for (const [choice, json, outputs] of rows) {
    it(`${JSON.stringify(choice)}${json ? ' --json' : ''}`, () =>
      assert.deepEqual(outputsOf(choice, json, formatOfExtension), outputs));
  }

  const refused: readonly (readonly [choice: OutputChoice, json: boolean, message: RegExp])[] = [
    [{ format: 'csv' }, true, /^--json and --format csv contradict each other; name one of them$/],
    [{ output: ['a.md', './x/../a.md'] }, false, /^--output "\.\/x\/\.\.\/a\.md" is given twice; name another file$/],
    [{ output: ['-', '-'] }, false, /^--output "-" is given twice/],
    [
      { output: ['report'] },
      false,
      /^--output "report" doesn't say .* end it in one of \.txt, \.json, \.md, \.sarif, \.xml, \.csv$/,
    ],
    [{ output: ['a.html'] }, false, /^--output "a\.html" doesn't say/],
    [{ output: ['.csv'] }, false, /^--output "\.csv" doesn't say/],
    [{ output: ['x.__proto__'] }, false, /doesn't say/],
    [{ output: [''] }, false, /^--output "" doesn't say/],
  ];
  for (const [choice, json, message] of refused) {
    it(`refuses ${JSON.stringify(choice)}${json ? ' --json' : ''}, as an error of usage`, () =>
      assert.throws(
        () => outputsOf(choice, json, formatOfExtension),
        (error) => error instanceof Error && 'oclif' in error && message.test(error.message),
      ));
  }
});
