import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditReport } from '../../shared/report/index.ts';
import { runBinary } from '../support/binary.ts';
import { withFolder } from '../support/folder.ts';

const supervisors = ['10.3.7', '12.7.0', '14.13.13', '16.7.0', '17.0.3', '17.4.2', null];
const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

/** A fleet of a thousand devices, half of which are pinned to a release of their own. */
function snapshot(fleet: number): string {
  const devices = numbers(1000).map((number) => {
    const release = `c${number % 2}${fleet}`;
    return {
      uuid: (fleet * 1000 + number).toString(16).padStart(32, '0'),
      name: `device ${number} of ${fleet}`,
      deviceType: number % 3 ? 'raspberrypi3' : 'raspberrypi4-64',
      arch: number % 3 ? 'armv7hf' : 'aarch64',
      supervisorVersion: supervisors[(number + fleet) % supervisors.length],
      osVersion: `balenaOS 6.${number % 30}.0`,
      online: number % 5 > 0,
      release,
      runningRelease: number % 4 ? release : null,
      updateStatus: null,
    };
  });
  const asked = [[{ type: 'arch.sw', slug: 'aarch64' }], [{ type: 'sw.supervisor', version: '>=12' }]];
  const releases = asked.map((requires, index) => ({
    id: fleet * 2 + index,
    commit: `c${index}${fleet}`,
    services: [{ name: 'web', contract: { type: 'sw.container', slug: 'web', requires }, labels: {} }],
  }));
  return JSON.stringify({ fleet: `acme/f${fleet}`, takenAt: '2026-11-24T02:00:00Z', devices, releases });
}

/** An estate that nobody looks through by hand. */
describe('an audit of 200 fleets with 200,000 devices', function () {
  this.timeout(180_000);

  it('ends, says what each comes to, and is the same joined of four parts', () =>
    withFolder(Object.fromEntries(numbers(200).map((fleet) => [`${fleet}.json`, snapshot(fleet)])), async (cwd) => {
      const audit = async (fleets: readonly number[], output: string) => {
        const begun = Date.now();
        const devices = fleets.flatMap((fleet) => ['--devices', `${fleet}.json`]);
        const { status, stdout, stderr } = await runBinary(['audit', ...devices, '-o', output], { cwd });
        assert.equal(status, 2, stderr);
        console.log(`      ${fleets.length} fleets: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
        return stdout;
      };
      const read = (file: string) => readFile(join(cwd, file), 'utf8');
      assert.match(await audit(numbers(200), 'whole.json'), /^✗ 200 fleets: [\d,]+ of 200,000 devices reject/);
      const whole = JSON.parse(await read('whole.json')) as AuditReport;
      assert.deepEqual([whole.counts.fleets, whole.counts.devices], [200, 200_000]);
      const parts = numbers(4).map((part) => `part-${part}.json`);
      for (const [part, file] of parts.entries()) {
        const own = numbers(200).filter((fleet) => fleet % 4 === part);
        await audit(own, file);
      }
      const merged = await runBinary(['merge', ...parts, '-o', 'merged.json'], { cwd });
      assert.equal(merged.status, 2, merged.stderr);
      // Each was begun at a time of its own, and these began later than the whole.
      const timeless = (text: string) => text.replace(/"(takenAt|at)": "20[^"]+Z"/g, '"$1": ""');
      assert.equal(timeless(await read('merged.json')), timeless(await read('whole.json')));
    }));
});
