import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { packagesIn } from '../../../plugin/install/among-others.ts';
import { type InstallRequest, install } from '../../../plugin/install/install.ts';
import { withFolder } from '../../support/folder.ts';
import { packed, smallPackage } from './small-package.ts';
import { startRegistry } from './small-registry.ts';

describe('installing a package', () => {
  /** as somebody's own settings say it for all that npm does */
  const settings = [
    'global=true',
    'location=global',
    'dry-run=true',
    'package-lock-only=true',
    'save=false',
    'save-optional=true',
    'save-peer=true',
  ];
  for (const setting of settings) {
    it(`does so whatever .npmrc says: ${setting}`, () => {
      const kinds = Object.fromEntries(
        ['devDependencies', 'optionalDependencies'].map((kind) => [kind, { ours: '9' }]),
      );
      const files = {
        'data/package.json': JSON.stringify({ ...kinds, keep: 1 }),
        'data/.npmrc': `${setting}\nprefix=\${HOME}\n`,
      };
      return withFolder(files, async (folder) => {
        const data = join(folder, 'data');
        const file = await packed(folder, {});
        const environment = { ...process.env, HOME: folder };
        const own = smallPackage(folder);
        assert.equal(await install({ folder: data, own, file, link: false, environment }), '1.0.0');
        const list = JSON.parse(await readFile(join(data, 'package.json'), 'utf8'));
        assert.deepEqual(list, {
          private: true,
          keep: 1,
          devDependencies: {},
          optionalDependencies: {},
          dependencies: { ours: 'file:../ours-1.0.0.tgz' },
          oclif: { schema: 1, plugins: [{ type: 'user', name: 'ours' }] },
        });
        assert.deepEqual(await packagesIn(join(data, 'node_modules')), ['ours']);
        assert.match(await readFile(join(data, 'package-lock.json'), 'utf8'), /"node_modules\/ours"/);
      });
    });
  }

  /** Installs it into `data`, with whatever is asked otherwise. Gives the version. */
  async function installed(folder: string, asked: Partial<InstallRequest> = {}): Promise<string> {
    const own = smallPackage(folder);
    return install({ folder: join(folder, 'data'), own, link: false, environment: process.env, ...asked });
  }
  const modulesOf = (folder: string) => packagesIn(join(folder, 'data', 'node_modules'));

  it('runs none of its scripts', () =>
    withFolder({}, async (folder) => {
      const postinstall = `node -e "require('node:fs').writeFileSync(process.env.RAN, '')"`;
      const file = await packed(folder, { scripts: { postinstall } });
      const RAN = join(folder, 'ran');
      await installed(folder, { file, environment: { ...process.env, RAN } });
      await assert.rejects(access(RAN), { code: 'ENOENT' });
    }));

  it('installs nothing for developers of others, and removes nothing', () =>
    withFolder({ 'data/package.json': '{}', 'data/.npmrc': 'include=dev\n' }, async (folder) => {
      const theirs = await Promise.all(['gone', 'there'].map((name) => packed(folder, { name })));
      const data = join(folder, 'data');
      await promisify(execFile)('npm', ['install', '--save-dev', ...theirs], { cwd: data });
      await rm(join(data, 'node_modules', 'gone'), { recursive: true });
      await installed(folder, { file: await packed(folder, {}) });
      assert.deepEqual((await modulesOf(folder)).toSorted(), ['ours', 'there']);
    }));

  it('goes by the .npmrc of the data directory', () =>
    withFolder({ 'data/.npmrc': 'package-lock=false\n' }, async (folder) => {
      await installed(folder, { file: await packed(folder, {}) });
      assert.deepEqual((await readdir(join(folder, 'data'))).toSorted(), ['.npmrc', 'node_modules', 'package.json']);
    }));

  it('takes a packed file that is named from the working directory', () =>
    withFolder({}, async (folder) => {
      const file = relative(process.cwd(), await packed(folder, { version: '1.2.3' }));
      assert.equal(await installed(folder, { file }), '1.2.3');
    }));

  it('takes its own version from the registry, and not the latest', () =>
    withFolder({}, async (folder) => {
      const files = await Promise.all(['1.0.0', '2.0.0'].map((version) => packed(folder, { version })));
      const registry = await startRegistry(files);
      try {
        const cache = join(folder, 'cache');
        const environment = { ...process.env, npm_config_registry: registry.url, npm_config_cache: cache };
        assert.equal(await installed(folder, { environment }), '1.0.0');
      } finally {
        await registry.close();
      }
    }));

  it('links a checkout that has been built, and no other', () =>
    withFolder({ 'data/other': '' }, async (folder) => {
      await assert.rejects(installed(folder, { link: true }), {
        code: 'package-missing',
        message: /has not been built\. Run npm run build there first/,
      });
      assert.deepEqual(await readdir(join(folder, 'data')), ['other']);
      await mkdir(join(folder, 'lib', 'plugin', 'hooks'), { recursive: true });
      await writeFile(join(folder, 'lib', 'plugin', 'hooks', 'prerun.js'), '');
      assert.equal(await installed(folder, { link: true }), '1.0.0');
      assert.equal(await realpath(join(folder, 'data', 'node_modules', 'ours')), await realpath(folder));
    }));
});
