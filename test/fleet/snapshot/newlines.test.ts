import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countNewlines } from '../../../shared/fleet/snapshot/newlines.ts';

describe('countNewlines', () => {
  it('counts what one would count byte by byte, wherever the bytes begin', () => {
    // Bytes that differ from a newline in one bit, or carry into it, are where such sums go wrong.
    const byte = fc.constantFrom(0x0a, 0x0b, 0x09, 0x8a, 0x00, 0xff, 0x7f, 0x80, 0x61);
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 40 }), fc.nat(8), fc.nat(8), fc.nat(8), (bytes, offset, from, less) => {
        const buffer = new Uint8Array(offset + bytes.length);
        const view = buffer.subarray(offset);
        view.set(bytes);
        const start = Math.min(from, bytes.length);
        const end = Math.max(start, bytes.length - less);
        assert.equal(countNewlines(view, start, end), bytes.slice(start, end).filter((each) => each === 0x0a).length);
      }),
      { numRuns: 2000 },
    );
  });
});
