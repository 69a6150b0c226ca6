import assert from 'node:assert/strict';
import { textsOf } from '../../shared/supervisor/texts.ts';

describe('textsOf', () => {
  const rows: readonly (readonly [body: unknown, texts: readonly string[]])[] = [
    [undefined, []],
    [null, []],
    [5, []],
    ['a', ['a']],
    [{}, []],
    [{ key: 'a', other: 5 }, ['a']],
    [
      ['a', ['b', { key: ['c'] }]],
      ['a', 'b', 'c'],
    ],
    [{ requires: [{ type: 'a' }, { or: [{ type: 'b' }, { type: 'a' }] }] }, ['a', 'b']],
    [{ key: null, more: { key: false } }, []],
  ];
  for (const [body, texts] of rows) {
    it(JSON.stringify(body) ?? 'undefined', () => assert.deepEqual([...textsOf(body)].sort(), texts));
  }

  it('goes as deep as strangers nest', () => {
    let body: unknown = 'deep';
    for (let level = 0; level < 100_000; level += 1) body = [body];
    assert.deepEqual([...textsOf(body)], ['deep']);
  });
});
