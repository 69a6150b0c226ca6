import assert from 'node:assert/strict';
import { access, readFile, readlink, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { packagesIn } from '../../../plugin/install/among-others.ts';
import { install } from '../../../plugin/install/install.ts';
import { uninstall } from '../../../plugin/install/uninstall.ts';
import { withFolder } from '../../support/folder.ts';
import { packed, smallPackage } from './small-package.ts';

const plugins = ['neighbour', 'devplug', '@acme/plug'].map((name) => ({ type: 'user', name }));

/** What somebody has who has put plugins there by hand, or linked them. npm knows of none. */
const before = {
  'data/package.json': JSON.stringify({ private: true, oclif: { plugins } }),
  'data/node_modules/neighbour/package.json': '{"name": "neighbour", "version": "1.0.0"}',
  'data/node_modules/@acme/plug/package.json': '{"name": "@acme/plug", "version": "1.0.0"}',
  'dev/package.json': '{"name": "devplug", "version": "1.0.0", "dependencies": {"not-to-be-had": "1.0.0"}}',
  'dev/node_modules/own/package.json': '{"name": "own", "version": "1.0.0"}',
};

/** Plugins of others, of which npm knows nothing. */
describe('installing among others', () => {
  const modules = (folder: string) => packagesIn(join(folder, 'data', 'node_modules'));
  const readList = async (folder: string) => JSON.parse(await readFile(join(folder, 'data', 'package.json'), 'utf8'));

  async function addOurs(folder: string, description = {}): Promise<void> {
    const file = await packed(folder, description);
    const own = smallPackage(folder);
    await install({ folder: join(folder, 'data'), own, file, link: false, environment: process.env });
  }

  it('leaves directories, links and scoped packages where they are, and takes but its own away', () =>
    withFolder(before, async (folder) => {
      await symlink('../../dev', join(folder, 'data', 'node_modules', 'devplug'));
      const there = ['@acme/plug', 'devplug', 'neighbour'];
      await addOurs(folder);
      assert.deepEqual((await modules(folder)).toSorted(), [...there, 'ours']);
      await uninstall(join(folder, 'data'), 'ours', process.env);
      assert.deepEqual((await modules(folder)).toSorted(), there);
      assert.equal(await readlink(join(folder, 'data', 'node_modules', 'devplug')), '../../dev');
      assert.deepEqual(await packagesIn(join(folder, 'dev', 'node_modules')), ['own']);
      assert.deepEqual(await readList(folder), { private: true, dependencies: {}, oclif: { schema: 1, plugins } });
    }));

  it('has npm touch no checkout that somebody else has linked, and keeps that it is asked for', () => {
    const dependencies = { devplug: 'file:../dev' };
    const list = JSON.stringify({ private: true, dependencies, oclif: { plugins } });
    return withFolder({ ...before, 'data/package.json': list }, async (folder) => {
      await symlink('../../dev', join(folder, 'data', 'node_modules', 'devplug'));
      await addOurs(folder);
      assert.equal((await readList(folder)).dependencies.devplug, 'file:../dev');
      assert.equal(await readlink(join(folder, 'data', 'node_modules', 'devplug')), '../../dev');
      assert.deepEqual(await packagesIn(join(folder, 'dev', 'node_modules')), ['own']);
    });
  });

  it('takes away what npm has brought, but not where a plugin of others needs it', () => {
    const lock = { 'node_modules/brought': {}, 'node_modules/shared': {}, 'node_modules/ours': {} };
    const files = {
      ...before,
      'data/node_modules/neighbour/package.json':
        '{"name": "neighbour", "version": "1.0.0", "dependencies": {"shared": "1"}}',
      'data/node_modules/shared/package.json': '{"name": "shared", "version": "1.0.0"}',
      'data/node_modules/brought/package.json': '{"name": "brought", "version": "1.0.0"}',
      'data/node_modules/ours/package.json': '{"name": "ours", "version": "1.0.0"}',
      'data/node_modules/.package-lock.json': JSON.stringify({ packages: lock }),
      'data/package.json': JSON.stringify({ oclif: { plugins: [...plugins, { type: 'user', name: 'ours' }] } }),
    };
    return withFolder(files, async (folder) => {
      await uninstall(join(folder, 'data'), 'ours', process.env);
      assert.deepEqual((await modules(folder)).toSorted(), ['@acme/plug', 'neighbour', 'shared']);
    });
  });

  it('leaves what others lie there where no plugin is left', () => {
    const files = { 'data/package.json': '{}', 'data/node_modules/theirs/index.js': '' };
    return withFolder(files, async (folder) => {
      await addOurs(folder);
      await uninstall(join(folder, 'data'), 'ours', process.env);
      assert.deepEqual(await modules(folder), ['theirs']);
      await assert.rejects(access(join(folder, 'data', 'package.json')), { code: 'ENOENT' });
    });
  });
});
