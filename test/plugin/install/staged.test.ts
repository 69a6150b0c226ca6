import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { mkdir, readdir, readFile, readlink, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { staged } from '../../../plugin/install/staged.ts';
import { withFolder } from '../../support/folder.ts';

const before = {
  'data/package.json': '{"a":1}',
  'data/package-lock.json': '{}',
  'data/node_modules/theirs/index.js': 'theirs',
  'data/other': 'kept',
};

/** Every file below a folder, with its text. */
async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const texts = await Promise.all(
    files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')]),
  );
  return Object.fromEntries(texts);
}

describe('a change of the data directory', () => {
  it('is made to a copy, which takes its place', () =>
    withFolder(before, async (folder) => {
      await staged(join(folder, 'data'), async (copy) => {
        assert.notEqual(copy, join(folder, 'data'));
        await writeFile(join(copy, 'package.json'), 'new');
        await writeFile(join(copy, 'node_modules', 'ours'), 'ours');
        assert.deepEqual(await filesOf(join(folder, 'data')), {
          ...Object.fromEntries(Object.entries(before).map(([name, text]) => [name.slice(5), text])),
        });
      });
      assert.deepEqual(await filesOf(folder), {
        ...before,
        'data/package.json': 'new',
        'data/node_modules/ours': 'ours',
      });
    }));

  it('makes the directory where there is none, and takes pieces away', () =>
    withFolder({ 'x/y': '' }, async (folder) => {
      const data = join(folder, 'share', 'balena-cli');
      await staged(data, (copy) => writeFile(join(copy, 'package.json'), 'new'));
      assert.deepEqual(await filesOf(join(folder, 'share')), { 'balena-cli/package.json': 'new' });
    }));

  it('leaves all as it was where the change fails', () =>
    withFolder(before, async (folder) => {
      const failing = staged(join(folder, 'data'), async (copy) => {
        await writeFile(join(copy, 'package.json'), 'half');
        await writeFile(join(copy, 'node_modules', 'theirs', 'index.js'), 'half');
        throw new Error('no network');
      });
      await assert.rejects(failing, /^Error: no network$/);
      assert.deepEqual(await filesOf(folder), before);
    }));

  it('puts all back where the copy can not take its place', () =>
    withFolder(before, async (folder) => {
      // The last piece can't be moved: what stands in its place is a directory that isn't empty.
      const failing = staged(join(folder, 'data'), async (copy) => {
        await writeFile(join(copy, 'node_modules', 'theirs', 'index.js'), 'new');
        await mkdir(join(copy, 'before', 'package.json', 'in the way'), { recursive: true });
      });
      await assert.rejects(failing, {
        code: 'plugins-unwritable',
        message: /data, where the balena CLI keeps its plugins, can't be changed/,
      });
      assert.deepEqual(await filesOf(folder), before);
    }));

  it('keeps what was there, and says where, where it can not be put back', () =>
    withFolder(before, async (folder) => {
      const failing = staged(join(folder, 'data'), async (copy) => {
        await mkdir(join(copy, 'before', 'package.json', 'in the way'), { recursive: true });
        // Once the first piece has been moved, something stands where it came from.
        const stand = () => {
          if (existsSync(join(copy, 'node_modules'))) setImmediate(stand);
          else mkdirSync(join(copy, 'node_modules', 'in the way'), { recursive: true });
        };
        setImmediate(stand);
      });
      const names = await failing.then(
        () => assert.fail(),
        (error: Error) => /can't be changed, nor put back .* lies in (.*): move it back/.exec(error.message),
      );
      assert.equal(await readFile(join(names?.[1] ?? '', 'node_modules/theirs/index.js'), 'utf8'), 'theirs');
    }));

  it('follows a link to the directory, and keeps links within', () =>
    withFolder(before, async (folder) => {
      await symlink('theirs', join(folder, 'data', 'node_modules', 'alias'));
      await symlink('data', join(folder, 'link'));
      await staged(join(folder, 'link'), async (copy) => {
        await writeFile(join(copy, 'package.json'), 'new');
        // A link that led back to where it was copied from would show what stands there.
        await writeFile(join(copy, 'node_modules', 'theirs', 'index.js'), 'new');
        assert.equal(await readFile(join(copy, 'node_modules', 'alias', 'index.js'), 'utf8'), 'new');
      });
      assert.equal(await readlink(join(folder, 'data', 'node_modules', 'alias')), 'theirs');
      const names = await readdir(join(folder, 'data', 'node_modules'), { withFileTypes: true });
      assert.deepEqual(names.map((entry) => [entry.name, entry.isSymbolicLink()]).toSorted(), [
        ['alias', true],
        ['theirs', false],
      ]);
      assert.equal(await readFile(join(folder, 'data', 'package.json'), 'utf8'), 'new');
    }));

  for (const list of ['package.json', 'package-lock.json']) {
    it(`leaves alone what others have written there meanwhile: ${list}`, () =>
      withFolder(before, async (folder) => {
        const failing = staged(join(folder, 'data'), async (copy) => {
          await writeFile(join(copy, 'package.json'), 'new');
          await writeFile(join(folder, 'data', list), 'theirs');
        });
        await assert.rejects(failing, { message: /data, .* has changed meanwhile, .* Run it again\.$/ });
        assert.deepEqual(await filesOf(folder), { ...before, [`data/${list}`]: 'theirs' });
      }));
  }

  /** Keeps what stands at the top of the directory elsewhere, and links to it. */
  async function movedOut(folder: string): Promise<void> {
    await mkdir(join(folder, 'dotfiles'));
    for (const piece of ['package.json', 'package-lock.json', 'node_modules']) {
      await rename(join(folder, 'data', piece), join(folder, 'dotfiles', piece));
      await symlink(join('..', 'dotfiles', piece), join(folder, 'data', piece));
    }
  }

  it('changes nothing behind a link within the directory where the change fails', () =>
    withFolder(before, async (folder) => {
      await movedOut(folder);
      const there = await filesOf(folder);
      const failing = staged(join(folder, 'data'), async (copy) => {
        await writeFile(join(copy, 'package.json'), 'half');
        await writeFile(join(copy, 'node_modules', 'theirs', 'index.js'), 'half');
        throw new Error('no network');
      });
      await assert.rejects(failing, /^Error: no network$/);
      assert.deepEqual(await filesOf(folder), there);
    }));

  it('makes the change where a link within the directory leads, and keeps the link', () =>
    withFolder(before, async (folder) => {
      await movedOut(folder);
      await staged(join(folder, 'data'), async (copy) => {
        await writeFile(join(copy, 'package.json'), 'new');
        await writeFile(join(copy, 'node_modules', 'ours'), 'ours');
      });
      assert.equal(await readFile(join(folder, 'dotfiles', 'package.json'), 'utf8'), 'new');
      assert.equal(await readFile(join(folder, 'dotfiles', 'node_modules', 'ours'), 'utf8'), 'ours');
      assert.equal(await readlink(join(folder, 'data', 'package.json')), '../dotfiles/package.json');
      assert.equal(await readlink(join(folder, 'data', 'node_modules')), '../dotfiles/node_modules');
    }));

  it('says where there can be no such directory', () =>
    withFolder({ 'x/y': '' }, (folder) =>
      assert.rejects(
        staged(join(folder, 'x', 'y', 'data'), async () => {}),
        { code: 'plugins-unwritable', message: /can't be changed \(ENOTDIR\), and is as it was\.$/ },
      ),
    ));
});
