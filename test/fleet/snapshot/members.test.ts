import assert from 'node:assert/strict';
import { keptValue, members, takeMemberByte } from '../../../shared/fleet/snapshot/members.ts';
import { encoded } from './reading.ts';

/** the members of an object, each with the offset at which its value begins */
function membersOf(text: string): unknown[] {
  const object = members();
  const found: unknown[] = [];
  for (const [at, byte] of encoded(text).entries()) {
    assert.equal(takeMemberByte(object, byte), undefined);
    if (object.event === 'value-starts') found.push([object.key, at]);
    if (object.event === 'value-ends') found.push(keptValue(object));
  }
  assert.ok(object.syntax.depth < object.depth);
  return found;
}

describe('members', () => {
  const rows: readonly (readonly [text: string, found: unknown[]])[] = [
    ['{}', []],
    ['{"a":1}', [['a', 5], 1]],
    ['{"a":-1.5 , "b" : "x" }', [['a', 5], -1.5, ['b', 18], 'x']],
    ['{"a":{"b":[{"c":2}]},"d":[]}', [['a', 5], { b: [{ c: 2 }] }, ['d', 25], []]],
    ['{"\\u0061":null,"a":true}', [['a', 10], null, ['a', 19], true]],
    [`{"${'k'.repeat(5000)}":"${'v'.repeat(5000)}","b":0}`, [[undefined, 5004], undefined, ['b', 10011], 0]],
  ];
  for (const [text, found] of rows) it(text.slice(0, 40), () => assert.deepEqual(membersOf(text), found));
});
