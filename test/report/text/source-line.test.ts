import assert from 'node:assert/strict';
import stringWidth from 'string-width';
import { locate } from '../../../shared/release/index.ts';
import { sourceLine } from '../../../shared/report/text/source-line.ts';
import { makeStyle } from '../../../shared/report/text/style.ts';

/** The lines shown for the place between two bars in a text. */
function shown(marked: string, width = 80): string[] {
  const start = marked.indexOf('|');
  const end = marked.indexOf('|', start + 1) - 1;
  const source = { file: 'f', text: marked.replaceAll('|', '') };
  const style = makeStyle(false);
  return sourceLine(locate({ source, start, end }), source, style, style.red, width);
}

describe('sourceLine', () => {
  const rows: [title: string, marked: string, expected: string[]][] = [
    ['a place in a line', 'a\nb: |c| # d\n', ['  2 | b: c # d', '    |    ^']],
    ['no width', '\n||a', ['  2 | a', '    | ^']],
    ['the file as a whole', '||a', []],
    ['the end of a line', 'ab||\nc', ['  1 | ab', '    |   ^']],
    ['several lines', 'a: |b\n  c|\n', ['  1 | a: b', '    |    ^']],
    ['line ends of Windows', 'a: |b\r\nc|', ['  1 | a: b', '    |    ^']],
    ['tabs', 'a:\t|b\tc|', ['  1 | a:  b  c', '    |     ^^^^']],
    ['wide characters', '日本: |東京| x', ['  1 | 日本: 東京 x', '    |       ^^^^']],
    ['what is escaped', '\u202ea: |\u001bb|', ['  1 | \\u202ea: \\x1bb', '    |          ^^^^^']],
    ['an empty line', 'b\n||\na', ['  2 |', '    | ^']],
  ];
  for (const [title, marked, expected] of rows) it(title, () => assert.deepEqual(shown(marked), expected));

  it('shows of a long line what is around the place, under the caret', () => {
    for (const width of [40, 60, 80, 200])
      for (const [before, after] of [
        [0, 500],
        [30, 500],
        [250, 250],
        [500, 0],
        [500, 20],
      ] as const) {
        const [line = '', caret = ''] = shown(`${'a'.repeat(before)}|PLACE|${'b'.repeat(after)}`, width);
        assert.equal(line.indexOf('PLACE'), caret.indexOf('^'), line);
        assert.match(caret, / \^{5}$/);
        assert.ok(stringWidth(line) <= width && stringWidth(caret) <= width, `${width}: ${line}`);
      }
  });

  it('cuts a long place, and a line of a megabyte in no time', () => {
    const [line = '', caret = ''] = shown(`a: |${'日'.repeat(500_000)}|`, 60);
    assert.ok(stringWidth(line) <= 60 && line.endsWith('…') && stringWidth(caret) <= 60, line);
    const [far = ''] = shown(`${'🎉'.repeat(100_000)}|x|${'🎉'.repeat(100_000)}`, 60);
    assert.ok(stringWidth(far) <= 60 && far.includes('x'), far);
  });

  it('has nothing to show of a file that was not read, or a line that is not there', () => {
    const style = makeStyle(false);
    const location = { file: 'f', line: 3, column: 1, endLine: 3, endColumn: 2 };
    assert.deepEqual(sourceLine(location, undefined, style, style.red, 80), []);
    assert.deepEqual(sourceLine(location, { file: 'f', text: 'a' }, style, style.red, 80), []);
  });
});
