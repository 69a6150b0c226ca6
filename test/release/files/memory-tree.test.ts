import assert from 'node:assert/strict';
import { memoryTree } from '../../../shared/release/files/memory-tree.ts';

describe('memoryTree', () => {
  const tree = memoryTree(
    new Map<string, string | Uint8Array | { link: string }>([
      ['a/b/c.txt', 'ü'],
      ['a/d', new Uint8Array([1, 2, 3])],
      ['e', { link: 'a/d' }],
      ['__proto__/x', ''],
    ]),
  );
  const rows: [string, unknown][] = [
    ['', { kind: 'directory' }],
    ['a', { kind: 'directory' }],
    ['a/b', { kind: 'directory' }],
    ['a/b/c.txt', { kind: 'file', size: 2 }],
    ['a/d', { kind: 'file', size: 3 }],
    ['e', { kind: 'link', target: 'a/d' }],
    ['__proto__', { kind: 'directory' }],
    ['toString', undefined],
    ['x', undefined],
  ];
  for (const [path, expected] of rows)
    it(`entry ${path || '(root)'}`, async () => assert.deepEqual(await tree.entry(path), expected));

  it('reads files', async () => {
    assert.equal(Buffer.from(await tree.read('a/b/c.txt')).toString(), 'ü');
    assert.deepEqual(await tree.read('a/d'), new Uint8Array([1, 2, 3]));
    await assert.rejects(tree.read('e'));
    await assert.rejects(tree.read('x'));
  });

  it('lists directories', async () => {
    assert.deepEqual([...(await tree.list(''))].sort(), ['__proto__', 'a', 'e']);
    assert.deepEqual([...(await tree.list('a'))].sort(), ['b', 'd']);
    await assert.rejects(tree.list('e'));
  });

  it('takes a plain object, and an empty one', async () => {
    assert.deepEqual(await memoryTree({ 'a/b': '' }).list('a'), ['b']);
    assert.deepEqual(await memoryTree({}).list(''), []);
  });
});
