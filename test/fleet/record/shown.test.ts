import assert from 'node:assert/strict';
import { kindOf, kindOfByte, shown, shownByte } from '../../../shared/fleet/record/shown.ts';

describe('shown', () => {
  it('quotes and shortens', () => {
    assert.equal(shown('a"\n'), '"a\\"\\n"');
    assert.equal(shown('x'.repeat(100)), `"${'x'.repeat(100)}"`);
    assert.equal(shown('x'.repeat(101)), `"${'x'.repeat(100)}…"`);
  });
});

describe('shownByte', () => {
  const rows = [
    ['x', '"x"'],
    ['"', '"\\""'],
    [' ', 'a blank'],
    ['\n', 'a line break'],
    ['\r', 'a line break'],
    ['\t', 'the byte 0x09'],
    ['\x7f', 'the byte 0x7f'],
  ] as const;
  for (const [text, says] of rows) it(says, () => assert.equal(shownByte(text.charCodeAt(0)), says));
});

describe('kindOf and kindOfByte', () => {
  const rows = [
    ['null', 'null'],
    ['[]', 'a list'],
    ['{}', 'an object'],
    ['""', 'a string'],
    ['-1', 'a number'],
    ['true', 'a boolean'],
    ['false', 'a boolean'],
  ] as const;
  for (const [text, kind] of rows) {
    it(text, () => {
      assert.equal(kindOf(JSON.parse(text)), kind);
      assert.equal(kindOfByte(text.charCodeAt(0)), kind);
    });
  }
});
