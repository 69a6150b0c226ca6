import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DirectoryReader, directoryTree } from '../../../shared/release/files/directory-tree.ts';
import { readProject } from '../../../shared/release/index.ts';

describe('directoryTree', () => {
  let root = '';
  before(async () => {
    root = await fs.mkdtemp(join(tmpdir(), 'directory-tree-'));
    await fs.mkdir(join(root, 'a'));
    await fs.writeFile(join(root, 'a', 'f'), 'text');
    await fs.symlink('a/f', join(root, 'l'));
  });
  after(() => fs.rm(root, { recursive: true }));

  const rows: [string, unknown][] = [
    ['', { kind: 'directory' }],
    ['a', { kind: 'directory' }],
    ['a/f', { kind: 'file', size: 4 }],
    ['l', { kind: 'link', target: 'a/f' }],
    ['a/f/x', undefined],
    ['x', undefined],
    ['x'.repeat(5000), undefined],
  ];
  for (const [path, expected] of rows)
    it(`entry ${path.slice(0, 10) || '(root)'}`, async () =>
      assert.deepEqual(await directoryTree(root, fs).entry(path), expected));

  it('reads and lists', async () => {
    const tree = directoryTree(root, fs);
    assert.equal(Buffer.from(await tree.read('a/f')).toString(), 'text');
    assert.deepEqual([...(await tree.list(''))].sort(), ['a', 'l']);
  });

  it('takes what is no file, directory or link for nothing', async () => {
    const stats = { size: 0, isFile: () => false, isDirectory: () => false, isSymbolicLink: () => false };
    const pipes: DirectoryReader = { ...fs, readFile: fs.readFile, readdir: fs.readdir, lstat: async () => stats };
    assert.equal(await directoryTree(root, pipes).entry('a'), undefined);
  });

  it('passes on what the file system refuses', async () => {
    const denied = Object.assign(new Error('no'), { code: 'EACCES' });
    const reader: DirectoryReader = {
      ...fs,
      readFile: fs.readFile,
      readdir: fs.readdir,
      lstat: async () => Promise.reject(denied),
    };
    await assert.rejects(directoryTree(root, reader).entry('a'), denied);
  });

  const sources: [string, () => string, string][] = [
    ['a directory that does not exist', () => join(root, 'none'), "The source directory doesn't exist."],
    ['a file as source', () => join(root, 'a', 'f'), 'The source directory is no directory.'],
  ];
  for (const [title, path, reason] of sources)
    it(`${title} is told, not thrown`, async () => {
      const { release, diagnostics } = await readProject(directoryTree(path(), fs), { source: 'x' });
      assert.equal(release.undecided, reason);
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ['source-unreadable'],
      );
    });
});
