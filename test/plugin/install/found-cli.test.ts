import assert from 'node:assert/strict';
import { chmod, realpath, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findCli } from '../../../plugin/install/found-cli.ts';
import { withFolder } from '../../support/folder.ts';

const cli = JSON.stringify({ name: 'balena-cli', version: '25.2.6' });
const oclif = JSON.stringify({ name: '@oclif/core', version: '4.14.0' });

describe('the balena CLI on the path', () => {
  it('is found behind npm’s link, with oclif beside it and the Node of the path', () =>
    withFolder(
      {
        'lib/node_modules/balena-cli/package.json': cli,
        'lib/node_modules/balena-cli/bin/run.js': '',
        'lib/node_modules/@oclif/core/package.json': oclif,
        'bin/node': '#!/bin/sh\necho v24.14.0\n',
      },
      async (folder) => {
        await chmod(join(folder, 'lib/node_modules/balena-cli/bin/run.js'), 0o755);
        await chmod(join(folder, 'bin/node'), 0o755);
        await symlink('../lib/node_modules/balena-cli/bin/run.js', join(folder, 'bin/balena'));
        const root = join(await realpath(folder), 'lib/node_modules/balena-cli');
        const PATH = join(folder, 'bin');
        assert.deepEqual(await findCli({ PATH }), { root, version: '25.2.6', oclif: '4.14.0', node: '24.14.0' });
      },
    ));

  it('is found where an installer put it, with its own Node and oclif', () =>
    withFolder(
      {
        'opt/package.json': cli,
        'opt/bin/balena': '',
        'opt/bin/node': '#!/bin/sh\necho v22.1.0\n',
        'opt/node_modules/@oclif/core/package.json': oclif,
      },
      async (folder) => {
        for (const name of ['balena', 'node']) await chmod(join(folder, 'opt/bin', name), 0o755);
        const found = await findCli({ PATH: join(folder, 'opt/bin') });
        const root = await realpath(join(folder, 'opt'));
        assert.deepEqual(found, { root, version: '25.2.6', node: '22.1.0', oclif: '4.14.0' });
      },
    ));

  const scripts: readonly (readonly [title: string, script: string, root: string])[] = [
    ['npm’s, beside the packages', 'npm/balena', 'npm/node_modules/balena-cli'],
    ['the installer’s, beside the CLI', 'balena-cli/bin/balena', 'balena-cli/client'],
  ];
  for (const [title, script, package_] of scripts) {
    it(`is found behind a script for Windows: ${title}`, () =>
      withFolder({ [script]: '', [`${package_}/package.json`]: cli }, async (folder) => {
        await chmod(join(folder, script), 0o755);
        const root = join(await realpath(folder), package_);
        const found = await findCli({ PATH: dirname(join(folder, script)) });
        assert.deepEqual(found, { root, version: '25.2.6', oclif: undefined, node: undefined });
      }));
  }

  it('is told from what is called so and isn’t known, and from none', () =>
    withFolder({ 'bin/balena': '', 'package.json': '{"name": "another"}' }, async (folder) => {
      const environment = { PATH: join(folder, 'bin') };
      assert.equal(await findCli(environment), undefined);
      await chmod(join(folder, 'bin/balena'), 0o755);
      assert.deepEqual(await findCli(environment), { program: join(folder, 'bin/balena') });
    }));
});
