import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { uninstall } from '../../../plugin/install/uninstall.ts';
import { withFolder } from '../../support/folder.ts';

const list = (content: object) => ({ 'package.json': JSON.stringify({ private: true, ...content }) });
const files = { 'node_modules/ours/package.json': '{"name": "ours", "version": "1.0.0"}' };
const entry = { type: 'user', name: 'ours' };

describe('taking a package out', () => {
  const rows: readonly (readonly [title: string, files: Readonly<Record<string, string>>])[] = [
    [
      'the entry, a dependency and the package',
      { ...list({ oclif: { plugins: [entry] }, dependencies: { ours: '1' } }), ...files },
    ],
    ['the entry alone', list({ oclif: { plugins: [entry] } })],
    ['the package alone, and no entry', { ...list({ oclif: { plugins: [] } }), ...files }],
    ['the package alone, and no list', files],
    ['a dependency alone', list({ dependencies: { ours: '1' } })],
  ];
  for (const [title, there] of rows) {
    it(`leaves nothing of it: ${title}`, () =>
      withFolder(there, async (folder) => {
        assert.equal(await uninstall(folder, 'ours', process.env), true);
        assert.deepEqual(await readdir(folder), []);
      }));
  }

  it('leaves nothing of it: a link that leads nowhere, and no entry', () =>
    withFolder({}, async (folder) => {
      await mkdir(join(folder, 'node_modules'));
      await symlink('../gone', join(folder, 'node_modules', 'ours'));
      assert.equal(await uninstall(folder, 'ours', process.env), true);
      assert.deepEqual(await readdir(folder), []);
    }));

  it('says where there is nothing of it, and touches nothing', () => {
    const others = list({ oclif: { plugins: ['theirs'] }, dependencies: { theirs: '1' } });
    return withFolder(others, async (folder) => {
      assert.equal(await uninstall(folder, 'ours', process.env), false);
      assert.equal(await readFile(join(folder, 'package.json'), 'utf8'), others['package.json']);
    });
  });
});
