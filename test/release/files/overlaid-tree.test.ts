import assert from 'node:assert/strict';
import { memoryTree, overlaidTree } from '../../../shared/release/index.ts';

describe('overlaidTree', () => {
  const tree = overlaidTree(memoryTree({ a: 'old', b: 'b' }), new Map([['a', 'né']]));
  const textOf = async (path: string) => Buffer.from(await tree.read(path)).toString();

  it('has the other texts, and the rest as it is', async () => {
    assert.deepEqual([await textOf('a'), await textOf('b')], ['né', 'b']);
    assert.deepEqual(await tree.entry('a'), { kind: 'file', size: 3 });
    assert.deepEqual(await tree.entry('b'), { kind: 'file', size: 1 });
    assert.deepEqual((await tree.list('')).toSorted(), ['a', 'b']);
  });
});
