import assert from 'node:assert/strict';
import { rewriting } from '../../shared/lint/rewriting.ts';

/** What the edit makes of the place between two bars. */
function rewritten(marked: string, from: string, into: string): string | undefined {
  const start = marked.indexOf('|');
  const end = marked.indexOf('|', start + 1) - 1;
  const text = marked.replaceAll('|', '');
  const fix = rewriting('Do it.', [{ at: { source: { file: 'f', text }, start, end }, from, into }]);
  const [edit] = fix?.edits ?? [];
  return edit && text.slice(0, start) + edit.text + text.slice(end);
}

describe('rewriting', () => {
  const rows: [marked: string, from: string, into: string, expected: string | undefined][] = [
    ['a: |b|', 'b', 'c', 'a: c'],
    ['a: |"b"| # why', 'b', 'c', 'a: "c" # why'],
    ["a: |'b'|", 'b', 'c', "a: 'c'"],
    ['a: |b|', 'b', '>=1', 'a: ">=1"'],
    ['a: |b|', 'b', 'true', 'a: "true"'],
    ['a: |32.2|', '32.2', '32.2', 'a: "32.2"'],
    ['- a=|b|', 'b', '>=1 <2', '- a=>=1 <2'],
    ['- |a|=b', 'a', 'on', '- on=b'],
    ['a: |"\\x62"|', 'b', 'c', undefined],
    [`a: |\${B}|`, 'b', 'c', undefined],
    ['a: |*b|', 'b', 'c', undefined],
    ['a: !!float |32.2|', '32.2', '32.2', undefined],
    ['a: &b !!float |32.2|', '32.2', '32.2', undefined],
    ['a: !!float &b |32.2|', '32.2', '32.2', undefined],
    ['a: &b |32.2|', '32.2', '32.2', 'a: &b "32.2"'],
    ['{a: hi!, c: |b|}', 'b', 'c', '{a: hi!, c: c}'],
    ['a: |b|', 'b', 'say "c"', undefined],
  ];
  for (const [marked, from, into, expected] of rows)
    it(`${marked}, ${from} into ${into}`, () => assert.equal(rewritten(marked, from, into), expected));

  it('is all or nothing', () => {
    const source = { file: 'f', text: 'a: b' };
    const at = { source, start: 3, end: 4 };
    assert.equal(
      rewriting('Do it.', [
        { at, from: 'b', into: 'c' },
        { at, from: 'x', into: 'c' },
      ]),
      undefined,
    );
  });
});
