import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../shared/report/index.ts';
import { runBinary } from '../support/binary.ts';
import { withFolder } from '../support/folder.ts';

/** Sizes that nobody plans for: they end, and say something sensible. */
describe('what is large', function () {
  this.timeout(180_000);

  it('a project of 10,000 services, each with a context and a contract of its own', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `service-${index}`);
    const compose = `services:\n${names.map((name) => `  ${name}:\n    build: ./${name}\n`).join('')}`;
    const devices = JSON.stringify({ devices: [{ uuid: 'a', supervisorVersion: '12.0.0', l4tVersion: null }] });
    await withFolder({ 'docker-compose.yml': compose, 'd.json': devices }, async (cwd) => {
      for (const name of names) {
        await mkdir(join(cwd, name));
        const contract = `type: sw.container\nslug: ${name}\nname: ${name}\nrequires:\n  - type: sw.supervisor\n    version: ">=12.6.17"\n`;
        await writeFile(join(cwd, name, 'contract.yml'), contract);
      }
      const { status, stdout } = await runBinary(['check', '--devices', 'd.json'], { cwd });
      assert.equal(status, 2);
      assert.match(stdout, /and 9,990 more requirements: see --json/);
      assert.match(stdout, /and 9,950 more services/);
      const json = await runBinary(['check', '--devices', 'd.json', '--json'], { cwd });
      assert.equal((JSON.parse(json.stdout) as Report).fleets[0]?.groups[0]?.findings.length, 10_000);
    });
  });

  it('a snapshot of 200,000 devices, from standard input, in three fleets', async () => {
    const lines = Array.from({ length: 200_000 }, (_, index) => {
      const uuid = createHash('md5').update(String(index)).digest('hex');
      const supervisorVersion = index % 10 === 0 ? '12.0.0' : '17.4.2';
      return JSON.stringify({
        uuid,
        name: `d-${index}`,
        fleet: `acme/${index % 3}`,
        supervisorVersion,
        osVersion: `6.${index % 100}.0`,
      });
    });
    const label = 'io.balena.features.requires.sw.supervisor: ">=12.6.17"';
    const files = { 'docker-compose.yml': `services:\n  web:\n    image: x\n    labels:\n      ${label}\n` };
    await withFolder(files, async (cwd) => {
      const { status, stdout } = await runBinary(['check', '--devices', '-', '--json'], {
        cwd,
        input: lines.join('\n'),
      });
      assert.equal(status, 2);
      const { fleets } = JSON.parse(stdout) as Report;
      assert.equal(fleets.length, 3);
      assert.equal(
        fleets.reduce((sum, { counts }) => sum + counts.devices, 0),
        200_000,
      );
      assert.equal(
        fleets.reduce((sum, { counts }) => sum + counts.rejecting, 0),
        20_000,
      );
      const uuids = new Set(
        fleets.flatMap(({ groups }) => groups.flatMap(({ devices }) => devices.map(({ uuid }) => uuid))),
      );
      assert.equal(uuids.size, 200_000);
    });
  });
});
