import assert from 'node:assert/strict';
import { chmod, mkdir, realpath, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { findNpm } from '../../../plugin/install/found-npm.ts';
import { withFolder } from '../../support/folder.ts';

describe('the program of npm', () => {
  it('is the one that runs us, also as npx', () =>
    withFolder({ 'bin/npm-cli.js': '', 'bin/npx-cli.js': '' }, async (folder) => {
      for (const name of ['npm-cli.js', 'npx-cli.js']) {
        assert.equal(await findNpm({ npm_execpath: join(folder, 'bin', name) }), join(folder, 'bin', 'npm-cli.js'));
      }
    }));

  it('is not that of another package manager', () =>
    withFolder({ 'bin/yarn.js': '', 'bin/npm-cli.js': '' }, (folder) =>
      assert.rejects(findNpm({ npm_execpath: join(folder, 'bin', 'yarn.js'), PATH: '' }), { code: 'npm-missing' }),
    ));

  it('is found behind the link of the path', () =>
    withFolder({ 'lib/npm/bin/npm-cli.js': '' }, async (folder) => {
      await chmod(join(folder, 'lib/npm/bin/npm-cli.js'), 0o755);
      await mkdir(join(folder, 'bin'));
      await symlink('../lib/npm/bin/npm-cli.js', join(folder, 'bin', 'npm'));
      const found = await findNpm({ PATH: join(folder, 'bin') });
      assert.equal(found, join(await realpath(folder), 'lib/npm/bin/npm-cli.js'));
    }));

  it('is found beside the script of the path, as on Windows', () =>
    withFolder({ 'nodejs/npm': '', 'nodejs/node_modules/npm/bin/npm-cli.js': '' }, async (folder) => {
      await chmod(join(folder, 'nodejs', 'npm'), 0o755);
      const found = await findNpm({ PATH: join(folder, 'nodejs') });
      assert.equal(found, join(await realpath(folder), 'nodejs/node_modules/npm/bin/npm-cli.js'));
    }));
});
