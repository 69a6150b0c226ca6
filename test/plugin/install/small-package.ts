import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { OwnPackage } from '../../../plugin/install/own-package.ts';

/** A package that depends on nothing, to be installed in place of this one: `ours`, as its checkout describes it. */
export function smallPackage(root: string, version = '1.0.0'): OwnPackage {
  return { root, name: 'ours', version, engines: { node: '*' }, dependencies: {} };
}

/** Packs a package as npm does. Gives the file, which lies in the folder. */
export async function packed(folder: string, description: Readonly<Record<string, unknown>>): Promise<string> {
  const package_ = { name: 'ours', version: '1.0.0', ...description };
  const source = join(folder, `source-of-${package_.name}-${package_.version}`);
  await mkdir(source, { recursive: true });
  await writeFile(join(source, 'package.json'), JSON.stringify(package_));
  const { stdout } = await promisify(execFile)('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: source,
  });
  return join(folder, stdout.trim());
}
