import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endOfObject, nextObject } from '../../../shared/fleet/snapshot/object-end.ts';
import { encoded } from './reading.ts';

describe('endOfObject', () => {
  it('finds the end of any object, and none in a part of it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ stringUnit: 'binary' })), fc.nat(), (value, cut) => {
        const bytes = encoded(`${JSON.stringify(value)},{"a":1}`);
        const end = bytes.length - 8;
        assert.equal(endOfObject(bytes, 0, bytes.length), end);
        assert.equal(endOfObject(bytes, 0, cut % end), -1);
      }),
    );
  });
});

describe('nextObject', () => {
  const rows = [
    ['},{', 2],
    ['} \r\n,\t{', 6],
    ['}{', -1],
    ['},,{', -1],
    ['},[', -1],
    ['}]', -1],
    ['},', -1],
  ] as const;
  for (const [text, next] of rows)
    it(JSON.stringify(text), () => assert.equal(nextObject(encoded(text), 1, text.length), next));
});
