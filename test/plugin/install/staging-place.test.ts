import assert from 'node:assert/strict';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { staged } from '../../../plugin/install/staged.ts';
import { backUp, deeper } from '../../../plugin/install/staging-place.ts';
import { withFolder } from '../../support/folder.ts';

const rows: readonly (readonly [spec: string, deeper: string])[] = [
  ['file:../theirs.tgz', 'file:../../theirs.tgz'],
  ['file:theirs.tgz', 'file:../theirs.tgz'],
  ['file:/opt/theirs.tgz', 'file:/opt/theirs.tgz'],
  ['file:~/theirs.tgz', 'file:~/theirs.tgz'],
  ['file:C:/theirs.tgz', 'file:C:/theirs.tgz'],
  ['https://example.com/theirs.tgz', 'https://example.com/theirs.tgz'],
  ['^1.0.0', '^1.0.0'],
];

/** Does a task as somebody who may not change what belongs to root, also where root runs the tests. */
async function asNobody(task: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    await task();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('where the copy of the data directory is made', () => {
  for (const [spec, expected] of rows) {
    it(`${spec} is ${expected} from within it`, () => {
      const list = (asked: string) => JSON.stringify({ dependencies: { theirs: asked } });
      assert.equal(deeper(list(spec)), list(expected));
      assert.equal(backUp(deeper(list(spec))), list(spec));
    });
  }

  it('is within it where nothing may be put beside it, and paths in the list lead where they did', () => {
    const asked = (files: object) => JSON.stringify({ dependencies: files });
    const files = { 'data/package.json': asked({ theirs: 'file:../theirs.tgz' }), 'data/node_modules/x/y': '' };
    return withFolder(files, async (folder) => {
      const data = join(folder, 'data');
      for (const path of ['.', 'node_modules', 'node_modules/x']) await chmod(join(data, path), 0o777);
      await chmod(folder, 0o555);
      await asNobody(() =>
        staged(data, async (copy) => {
          assert.equal(dirname(copy), data);
          const list = join(copy, 'package.json');
          assert.equal(await readFile(list, 'utf8'), asked({ theirs: 'file:../../theirs.tgz' }));
          await writeFile(list, asked({ theirs: 'file:../../theirs.tgz', ours: 'file:../../ours.tgz' }));
        }),
      );
      await chmod(folder, 0o755);
      const list = await readFile(join(data, 'package.json'), 'utf8');
      assert.equal(list, asked({ theirs: 'file:../theirs.tgz', ours: 'file:../ours.tgz' }));
      assert.deepEqual((await readdir(data)).toSorted(), ['node_modules', 'package.json']);
    });
  });
});
