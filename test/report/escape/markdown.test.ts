import assert from 'node:assert/strict';
import { escapeMarkdown, markdownCode } from '../../../shared/report/escape/markdown.ts';
import { nastyNames } from '../../support/nasty-names.ts';
import { type Piece, renderMarkdown } from '../../support/rendered-markdown.ts';

describe('escapeMarkdown', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['plain ü中, 12 of 64 (>=1.2.3)', 'plain ü中, 12 of 64 (>=1.2.3)'],
    ['27 of 64', '27 of 64'],
    ['a*b_c~d`e', 'a&#42;b&#95;c&#126;d&#96;e'],
    ['a|b', 'a&#124;b'],
    ['a <b> &amp;', 'a &#60;b> &#38;amp;'],
    ['![i](x)', '&#33;&#91;i&#93;(x)'],
    ['- x', '&#45; x'],
    ['# x', '&#35; x'],
    ['> x', '&#62; x'],
    [' x', '&#32;x'],
    ['1. x', '&#49;&#46; x'],
    ['12) x', '&#49;&#50;&#41; x'],
    ['two\nlines', 'two&#92;x0alines'],
    ['a @b', 'a @&#8203;b'],
    ['a @ b', 'a @ b'],
    ['see #12, GH-12', 'see #&#8203;12, GH-&#8203;12'],
    ['at https://x.y', 'at https:&#8203;//x.y'],
    ['at www.x.y', 'at www&#8203;.x.y'],
    ['so :tada:', 'so :&#8203;tada:'],
    ['note: x', 'note: x'],
    ['is deadbeef', 'is deadbe&#8203;ef'],
    ['x ##[error]', 'x #&#8203;#&#8203;&#91;error&#93;'],
  ];
  for (const [text, escaped] of rows) it(JSON.stringify(text), () => assert.equal(escapeMarkdown(text), escaped));
});

describe('markdownCode', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['pi-03 (a1b2c3d)', '`pi-03 (a1b2c3d)`'],
    ['@team #1 <b> *x* \\', '`@team #1 <b> *x* \\`'],
    ['a`b', '<code>a&#96;b</code>'],
    ['a|b', '<code>a&#124;b</code>'],
    ['', '<code></code>'],
    [' a', '<code>&#32;a</code>'],
    ['##[error]', '<code>&#35;&#8203;#&#8203;&#91;error&#93;</code>'],
  ];
  for (const [name, code] of rows) it(JSON.stringify(name), () => assert.equal(markdownCode(name), code));
});

/** Each place in which a name may stand, and the elements that are there whatever it is. */
const places: Readonly<Record<string, (text: string) => string>> = {
  'a paragraph': (text) => `${text}\n`,
  'a heading': (text) => `### ${text}\n`,
  'a list': (text) => `- ${text}\n- ${text}\n`,
  "a table's cell": (text) => `| a | b |\n| - | - |\n| ${text} | ${text} |\n`,
  'a paragraph of its own in HTML': (text) => `<details><summary>x</summary>\n\n${text}\n\n</details>\n`,
};

describe('escapeMarkdown and markdownCode, rendered', () => {
  const tagsOf = (pieces: readonly Piece[]) => pieces.flatMap((piece) => ('tag' in piece ? [piece.tag] : []));
  for (const [place, put] of Object.entries(places)) {
    // The empty name makes no paragraph at all.
    for (const name of nastyNames.filter((each) => each !== '')) {
      it(`${JSON.stringify(name)} in ${place} is no element`, () => {
        assert.deepEqual(
          tagsOf(renderMarkdown(put(escapeMarkdown(name)))),
          tagsOf(renderMarkdown(put(escapeMarkdown('plain')))),
        );
        assert.deepEqual(
          tagsOf(renderMarkdown(put(markdownCode(name)))),
          tagsOf(renderMarkdown(put(markdownCode('plain')))),
        );
      });
    }
  }
});
