import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Report } from '../../shared/report/index.ts';
import { runBinary } from '../support/binary.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');

/** What users get: the package as npm packs it, installed somewhere else, without development dependencies. */
describe('the package', function () {
  this.timeout(180_000);
  let folder = '';
  let binary = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'balena-contracts-package-'));
    const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
    await run('npm', ['init', '--yes'], { cwd: folder });
    await run('npm', ['install', '--no-audit', '--no-fund', join(folder, stdout.trim())], { cwd: folder });
    binary = join(folder, 'node_modules', 'balena-contracts', 'lib', 'plugin', 'bin.js');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('checks as a checkout does', async () => {
    const args = ['check', '--source', 'examples/kiosk', '--devices', 'examples/kiosk.devices.json'];
    const [installed, checkout] = await Promise.all([
      runBinary(args, { cwd: root, binary }),
      runBinary(args, { cwd: root }),
    ]);
    assert.deepEqual(installed, checkout);
    assert.equal(installed.status, 2);
    const json = await runBinary([...args, '--json'], { cwd: root, binary });
    assert.equal((JSON.parse(json.stdout) as Report).result.status, 'failed');
  });

  it('answers help from its manifest, and lints', async () => {
    const help = await runBinary(['contracts:check', '--help'], { cwd: root, binary });
    assert.match(help.stdout, /--devices=<file>/);
    assert.equal(help.stderr, '');
    assert.equal((await runBinary(['lint', '--source', 'examples/pi-hole'], { cwd: root, binary })).status, 0);
  });

  it('exports the floors of the evaluator, each with its types', async () => {
    for (const floor of ['release', 'fleet', 'supervisor', 'assessment', 'advice', 'policy', 'report']) {
      const names = `import * as floor from 'balena-contracts/${floor}'; console.log(Object.keys(floor).length)`;
      const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', names], { cwd: folder });
      assert.ok(Number(stdout) > 0, floor);
    }
    for (const name of ['policy', 'report', 'explain']) {
      const schema = `import s from 'balena-contracts/${name}.schema.json' with { type: 'json' }; console.log(s.title)`;
      const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', schema], { cwd: folder });
      assert.match(stdout, /^balena-contracts (?:policy|report|explanation)\n$/);
    }
  });
});
