import assert from 'node:assert/strict';
import { readXml } from '../support/read-xml.ts';
import { terminalSvg } from './terminal-svg.ts';

/** the texts of a picture: column, line, look, text */
function textsOf(output: string) {
  const { children } = readXml(terminalSvg(output, 80, 'A terminal'));
  return children
    .filter(({ name }) => name === 'text')
    .map(({ attributes: { x, y, class: look }, text }) => [
      Math.round((Number(x) - 20) / 8.4),
      (Number(y) - 34) / 19,
      look,
      text,
    ]);
}

const rows: readonly (readonly [title: string, output: string, texts: readonly unknown[]])[] = [
  [
    'lines',
    'one\n\n  two\n',
    [
      [0, 0, undefined, 'one'],
      [2, 2, undefined, 'two'],
    ],
  ],
  [
    'a colour and its end',
    'a \u001b[31mred\u001b[39m b',
    [
      [0, 0, undefined, 'a'],
      [2, 0, 'red', 'red'],
      [6, 0, undefined, 'b'],
    ],
  ],
  [
    'two looks at once',
    '\u001b[31m\u001b[1mx\u001b[22my\u001b[39m',
    [
      [0, 0, 'red bold', 'x'],
      [1, 0, 'red', 'y'],
    ],
  ],
  [
    'a look over two lines',
    '\u001b[2mx\ny\u001b[22m',
    [
      [0, 0, 'dim', 'x'],
      [0, 1, 'dim', 'y'],
    ],
  ],
  ['what erases', '\u001b[2K\rx', [[0, 0, undefined, 'x']]],
  ['what XML would read', '<b> & "c"', [[0, 0, undefined, '<b> & "c"']]],
];

describe('a picture of a terminal', () => {
  for (const [title, output, texts] of rows) {
    it(`shows ${title}`, () => assert.deepEqual(textsOf(output), texts));
  }

  it('is wide enough for the terminal, and says what it shows', () => {
    const { attributes, children } = readXml(terminalSvg('x\ny', 80, 'A <terminal>'));
    assert.deepEqual([attributes['width'], attributes['height']], ['712', '78']);
    assert.equal(children.find(({ name }) => name === 'title')?.text, 'A <terminal>');
  });

  it('refuses a colour that it would leave out', () => {
    assert.throws(() => terminalSvg('\u001b[35mx', 80, ''), /no colour of the code 35/);
  });
});
