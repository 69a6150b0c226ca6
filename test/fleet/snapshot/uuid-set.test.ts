import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeUuidSet } from '../../../shared/fleet/snapshot/uuid-set.ts';

const hex = '0123456789abcdef';
const uuid = fc.oneof(
  // few digits and lengths, so that the same comes again, and near misses do
  fc.array(fc.constantFrom('0', 'f'), { minLength: 32, maxLength: 32 }).map((digits) => digits.join('')),
  fc.array(fc.constantFrom(...hex), { minLength: 32, maxLength: 32 }).map((digits) => digits.join('')),
  fc.constantFrom('0'.repeat(32), 'F'.repeat(32), 'f'.repeat(31), 'f'.repeat(62), 'a-device', '__proto__'),
);

describe('makeUuidSet', () => {
  it('knows what a Set knows', () => {
    fc.assert(
      fc.property(fc.array(uuid, { maxLength: 200 }), fc.nat(20), (uuids, textsKept) => {
        const set = makeUuidSet(textsKept);
        const plain = new Set<string>();
        for (const each of uuids) {
          assert.equal(set.add(each), !plain.has(each), each);
          plain.add(each);
        }
      }),
    );
  });

  it('grows, and forgets none', () => {
    const set = makeUuidSet(100);
    const make = (index: number) =>
      Math.imul(index, 0x9e3779b1).toString(16).replace('-', '').padStart(8, '0').repeat(4);
    const made = new Set(Array.from({ length: 5000 }, (_, index) => make(index + 1)));
    for (const each of made) assert.equal(set.add(each), true, each);
    for (const each of made) assert.equal(set.add(each), false, each);
  });
});
