import assert from 'node:assert/strict';
import { listingOf } from '../../../plugin/git/listing.ts';

/** A directory as git stores it, of modes and names; the ids are of one repeated byte. */
function stored(entries: readonly [mode: string, name: string][], idLength: number): Buffer {
  return Buffer.concat(
    entries.flatMap(([mode, name], index) => [Buffer.from(`${mode} ${name}\0`), Buffer.alloc(idLength, index)]),
  );
}

describe('listingOf', () => {
  const entries: [mode: string, name: string][] = [
    ['100644', 'a file'],
    ['100755', 'program'],
    ['120000', 'link'],
    ['160000', 'submodule'],
    ['40000', 'ü'],
  ];
  for (const idLength of [20, 32])
    it(`reads ids of ${idLength} bytes, with spaces and line ends in them`, () => {
      const listing = listingOf(stored(entries, idLength), idLength);
      const kinds = [...listing].map(([name, { kind, id }]) => [name, kind, id.length, id.slice(0, 2)]);
      assert.deepEqual(kinds, [
        ['a file', 'file', idLength * 2, '00'],
        ['program', 'file', idLength * 2, '01'],
        ['link', 'link', idLength * 2, '02'],
        ['submodule', 'submodule', idLength * 2, '03'],
        ['ü', 'directory', idLength * 2, '04'],
      ]);
      const tricky = Buffer.concat([Buffer.from('100644 a\0'), Buffer.alloc(idLength, ' '), stored(entries, idLength)]);
      assert.equal(listingOf(tricky, idLength).size, entries.length + 1);
    });

  it('is empty for an empty directory, and fails for a broken one', () => {
    assert.equal(listingOf(Buffer.alloc(0), 20).size, 0);
    const whole = stored(entries, 20);
    for (const length of [3, 10, 20, whole.length - 1])
      assert.throws(() => listingOf(whole.subarray(0, length), 20), /broken/);
  });
});
