import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packagesIn } from '../../../plugin/install/among-others.ts';
import { install } from '../../../plugin/install/install.ts';
import { withFolder } from '../../support/folder.ts';
import { packed, smallPackage } from './small-package.ts';

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
});
