import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Config } from '@oclif/core';

/**
 * Compiles the package into lib/ and writes the oclif manifest, from which help and completion are
 * answered without loading a command. Nothing in a checkout runs from lib/.
 */
const root = join(import.meta.dirname, '..');
rmSync(join(root, 'lib'), { recursive: true, force: true });
rmSync(join(root, 'oclif.manifest.json'), { force: true });
execFileSync('tsc', ['--project', join(root, '.ci', 'tsconfig.build.json')], { stdio: 'inherit' });
chmodSync(join(root, 'lib', 'plugin', 'bin.js'), 0o755);
const schemas = [
  'policy/policy.schema.json',
  'report/report.schema.json',
  'report/explain.schema.json',
  'report/audit/audit.schema.json',
];
for (const schema of schemas) copyFileSync(join(root, 'shared', schema), join(root, 'lib', 'shared', schema));

const config = await Config.load(root);
const plugin = config.getPluginsList().find(({ name }) => name === config.name);
if (!plugin) throw new Error('oclif does not find the plugin in its own checkout');
writeFileSync(join(root, 'oclif.manifest.json'), `${JSON.stringify(plugin.manifest, undefined, 2)}\n`);
