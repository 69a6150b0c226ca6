import assert from 'node:assert/strict';
import { diffLines } from '../../../shared/report/text/diff.ts';
import { makeStyle } from '../../../shared/report/text/style.ts';

const ten = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
const lines = (changes: Readonly<Record<number, string>>) =>
  `${ten.map((line, index) => changes[index + 1] ?? line).join('\n')}\n`;
const diff = (before: string, after: string) => diffLines('f', before, after, makeStyle(false)).slice(2);

describe('diffLines', () => {
  const rows: [title: string, before: string, after: string, expected: string[]][] = [
    ['one line', lines({}), lines({ 5: 'five' }), ['@@ -3,5 +3,5 @@', ' 3', ' 4', '-5', '+five', ' 6', ' 7']],
    ['the first line', 'a\nb\n', 'A\nb\n', ['@@ -1,2 +1,2 @@', '-a', '+A', ' b']],
    [
      'two that are near',
      lines({}),
      lines({ 2: 'two', 5: 'five' }),
      ['@@ -1,7 +1,7 @@', ' 1', '-2', '+two', ' 3', ' 4', '-5', '+five', ' 6', ' 7'],
    ],
    [
      'two neighbours',
      lines({}),
      lines({ 1: 'one', 2: 'two' }),
      ['@@ -1,4 +1,4 @@', '-1', '-2', '+one', '+two', ' 3', ' 4'],
    ],
    [
      'two far apart',
      lines({}),
      lines({ 1: 'one', 10: 'ten' }),
      ['@@ -1,3 +1,3 @@', '-1', '+one', ' 2', ' 3', '@@ -8,3 +8,3 @@', ' 8', ' 9', '-10', '+ten'],
    ],
    ['fewer lines', 'a\nb\nc\nd\n', 'a\nbc\nd\n', ['@@ -1,4 +1,3 @@', ' a', '-b', '-c', '+bc', ' d']],
    ['line ends of Windows', 'a\r\nb\r\n', 'A\r\nb\r\n', ['@@ -1,2 +1,2 @@', '-a', '+A', ' b']],
    ["strangers' text", '\u001b[31m\n', '::error::\n', ['@@ -1,1 +1,1 @@', '-\\x1b[31m', '+:\\x3aerror:\\x3a']],
  ];
  for (const [title, before, after, expected] of rows) it(title, () => assert.deepEqual(diff(before, after), expected));

  it('names the file', () =>
    assert.deepEqual(diffLines('a/\u202eb', 'x', 'y', makeStyle(false)).slice(0, 2), [
      '--- a/a/\\u202eb',
      '+++ b/a/\\u202eb',
    ]));
});
