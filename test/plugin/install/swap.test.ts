import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Place, swap } from '../../../plugin/install/swap.ts';
import { withFolder } from '../../support/folder.ts';

const files = { 'data/a/x': 'old', 'data/b': 'old', 'copy/a/x': 'new', 'copy/b': 'new' };

describe('swapping a copy and what is there', () => {
  const places = (folder: string): Place[] => ['a', 'b'].map((piece) => [piece, join(folder, 'data', piece)]);
  const textsOf = (folder: string, names: readonly string[]) =>
    Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));

  it('puts each piece in its place', () =>
    withFolder(files, async (folder) => {
      const [copy, before] = [join(folder, 'copy'), join(folder, 'before')];
      assert.equal(await swap(places(folder), copy, before), undefined);
      assert.deepEqual(await textsOf(folder, ['data/a/x', 'data/b', 'before/a/x', 'before/b']), [
        'new',
        'new',
        'old',
        'old',
      ]);
    }));

  it('puts all back where one can not be put in its place', () =>
    withFolder({ ...files, 'before/b/in the way': '' }, async (folder) => {
      await assert.rejects(swap(places(folder), join(folder, 'copy'), join(folder, 'before')), { code: 'EISDIR' });
      assert.deepEqual(await textsOf(folder, ['data/a/x', 'data/b', 'copy/a/x', 'copy/b']), [
        'old',
        'old',
        'new',
        'new',
      ]);
    }));

  it('tells where what was there can not be put back either', () =>
    withFolder({ ...files, 'before/b/in the way': '' }, async (folder) => {
      function* meanwhile() {
        const [first, ...others] = places(folder);
        if (first) yield first;
        mkdirSync(join(folder, 'copy', 'a', 'in the way'), { recursive: true });
        yield* others;
      }
      const stuck = await swap(meanwhile(), join(folder, 'copy'), join(folder, 'before'));
      assert.equal(stuck instanceof Error && 'code' in stuck && stuck.code, 'ENOTEMPTY');
      assert.deepEqual(await textsOf(folder, ['before/a/x', 'data/b']), ['old', 'old']);
    }));
});
