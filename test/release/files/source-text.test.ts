import assert from 'node:assert/strict';
import { locate, type SourceText, startOf } from '../../../shared/release/files/source-text.ts';
import { span } from '../reading.ts';

describe('locate', () => {
  const rows: [string, string, number, number, string][] = [
    ['the first character', 'ab\ncd', 0, 1, '1:1-1:2'],
    ['over a line end', 'ab\ncd', 1, 4, '1:2-2:2'],
    ['the end of the text', 'ab\ncd', 3, 5, '2:1-2:3'],
    ['nothing at the end of a line', 'ab\ncd', 2, 2, '1:3-1:3'],
    ['lines that end as on Windows', 'ab\r\ncd', 4, 6, '2:1-2:3'],
    ['an empty text', '', 0, 0, '1:1-1:1'],
    ['the last of many lines', `${'\n'.repeat(1000)}x`, 1000, 1001, '1001:1-1001:2'],
  ];
  for (const [title, text, start, end, expected] of rows)
    it(title, () => {
      const source: SourceText = { file: 'f', text };
      assert.equal(span(locate({ source, start, end })), expected);
    });

  it('computes line starts at the first question only', () => {
    const source: SourceText = { file: 'f', text: 'a\nb' };
    assert.equal(source.lineStarts, undefined);
    locate({ source, start: 0, end: 0 });
    assert.deepEqual(source.lineStarts, [0, 2]);
  });

  it('the start of a file is line 1, column 1', () => assert.equal(span(startOf('f')), '1:1-1:1'));
});
