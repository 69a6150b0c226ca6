import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commentsOf } from '../../../shared/release/yaml/comments.ts';

function commentsIn(text: string): string[] {
  return commentsOf({ file: 'f', text }).map(({ start, end }) => text.slice(start, end));
}

describe('commentsOf', () => {
  const rows: [text: string, comments: readonly string[]][] = [
    ['# a\nb: c # d\n', ['# a', '# d']],
    ['a: "b # c" # d\n', ['# d']],
    ["a: 'b\n  # c' # d\n", ['# d']],
    ['a: |\n  # b\n  c # d\n# e\nf: >- # g\n  # h\n', ['# e', '# g']],
    ['a: b#c\n', []],
    ['a: b\n  # c\n', ['# c']],
    ['[a, # b\n  "#c", {d: e} # f\n]\n', ['# b', '# f']],
    ['%YAML 1.2\n--- # a\nb: c\n...\n# d\n--- |\n # e\n', ['# a', '# d']],
    ['\ufeff# a\r\nb: c # d\r\n', ['# a', '# d']],
    ['a: "b\n# c\n', []],
  ];
  for (const [text, comments] of rows)
    it(JSON.stringify(text), () =>
      assert.deepEqual(
        commentsIn(text).map((comment) => comment.trimEnd()),
        comments,
      ),
    );

  it('begins each with its sign, whatever the text', () => {
    const piece = fc.constantFrom(
      '#',
      ' ',
      '\n',
      '\r\n',
      '"',
      "'",
      '|',
      '- ',
      'a: ',
      '[',
      ']',
      '\x1f',
      '\x02',
      '\x18',
      '---',
      '!t ',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        for (const comment of commentsIn(pieces.join(''))) assert.match(comment, /^#[^\n]*$/);
      }),
    );
  });
});
