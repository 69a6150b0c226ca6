import assert from 'node:assert/strict';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { candidatesOnPath, onPath } from '../../../plugin/install/on-path.ts';
import { withFolder } from '../../support/folder.ts';

describe('a program on the path', () => {
  it('is looked for where a shell does', () => {
    assert.deepEqual(candidatesOnPath('npm', { PATH: '/usr/bin::/bin' }, 'linux'), ['/usr/bin/npm', '/bin/npm']);
    assert.deepEqual(candidatesOnPath('npm', { Path: 'C:\\a b;D:\\', PATHEXT: '.EXE;.CMD' }, 'win32'), [
      'C:\\a b\\npm.exe',
      'C:\\a b\\npm.cmd',
      'D:\\npm.exe',
      'D:\\npm.cmd',
    ]);
    assert.deepEqual(candidatesOnPath('npm', { PATH: 'C:\\' }, 'win32')[3], 'C:\\npm.cmd');
    assert.deepEqual(candidatesOnPath('npm', {}, 'linux'), []);
  });

  it('is the first that can be run', async () => {
    await withFolder({ 'a/tool': '', 'b/tool': '', 'c/tool/x': '' }, async (folder) => {
      const PATH = ['c', 'a', 'b'].map((name) => join(folder, name)).join(':');
      assert.equal(await onPath('tool', { PATH }, 'linux'), undefined);
      await chmod(join(folder, 'b', 'tool'), 0o755);
      assert.equal(await onPath('tool', { PATH }, 'linux'), join(folder, 'b', 'tool'));
    });
  });
});
