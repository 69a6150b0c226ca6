import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { packagesIn } from '../../../plugin/install/among-others.ts';
import { withFolder } from '../../support/folder.ts';

const sources = join(import.meta.dirname, '..', '..', '..', 'plugin', 'install');

/** Runs a few lines in a process of their own, which may be ended. */
function started(lines: string) {
  const module = `
    import { endLater } from ${JSON.stringify(join(sources, 'end-later.ts'))};
    import { install } from ${JSON.stringify(join(sources, 'install.ts'))};
    ${lines}`;
  return spawn(process.execPath, ['--input-type=module', '--eval', module], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The text of a file, once it is there. */
async function awaited(path: string): Promise<string> {
  const there = await readFile(path, 'utf8').catch(() => '');
  if (there !== '') return there;
  await wait(20);
  return awaited(path);
}

describe('a signal that is to end the process', () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    it(`${signal} ends it when what was begun is done`, async () => {
      const child = started(`
        await endLater(async (ended) => {
          process.kill(process.pid, '${signal}');
          await new Promise((resolve) => setTimeout(resolve, 50));
          console.log('done, and told:', ended.aborted);
        });
        console.log('not said any more');`);
      const [said, [status, by]] = await Promise.all([text(child.stdout), once(child, 'close')]);
      assert.deepEqual([said, status, by], ['done, and told: true\n', null, signal]);
    });
  }

  it('ends npm too, leaves all as it was, and no copy', () => {
    const files = {
      'npm-cli.js':
        "require('node:fs').writeFileSync(process.env.STARTED, String(process.pid)); setInterval(() => {}, 1000);",
      'ours.tgz': '',
      'data/package.json': '{}',
      'data/node_modules/theirs/index.js': '',
    };
    return withFolder(files, async (folder) => {
      const own = { root: folder, name: 'ours', version: '1.0.0', engines: { node: '*' }, dependencies: {} };
      const request = { folder: join(folder, 'data'), own, file: join(folder, 'ours.tgz'), link: false };
      const environment = { npm_execpath: join(folder, 'npm-cli.js'), STARTED: join(folder, 'started') };
      const child = started(`await install(${JSON.stringify({ ...request, environment })});`);
      const npm = Number(await awaited(environment.STARTED));
      child.kill('SIGTERM');
      const [status, by] = await once(child, 'close');
      assert.deepEqual([status, by], [null, 'SIGTERM']);
      assert.throws(() => process.kill(npm, 0), { code: 'ESRCH' });
      assert.deepEqual((await readdir(folder)).toSorted(), ['data', 'npm-cli.js', 'ours.tgz', 'started']);
      assert.equal(await readFile(join(folder, 'data', 'package.json'), 'utf8'), '{}');
      assert.deepEqual(await packagesIn(join(folder, 'data', 'node_modules')), ['theirs']);
    });
  });
});
