import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditReport } from '../../shared/report/index.ts';
import { assertAudit } from '../support/audit-schema.ts';
import { runBinary } from '../support/binary.ts';
import { withFolder } from '../support/folder.ts';

const snapshot = (fleet: string, ...supervisors: readonly string[]) =>
  JSON.stringify({
    fleet,
    takenAt: '2026-11-24T02:00:00Z',
    devices: supervisors.map((supervisorVersion, index) => ({
      uuid: `${fleet.length}${index}`.padEnd(32, 'a'),
      name: `pi-${index}`,
      supervisorVersion,
      release: 'c1',
      runningRelease: 'c1',
      online: true,
    })),
    releases: [
      {
        id: 1,
        commit: 'c1',
        services: [
          {
            name: 'web',
            contract: { type: 'sw.container', slug: 'web', requires: [{ type: 'sw.supervisor', version: '>=16' }] },
          },
        ],
      },
    ],
  });
const files = {
  'kiosk.json': snapshot('acme/kiosk', '17.4.2', '15.0.0'),
  'lobby-two.json': snapshot('acme/lobby-two', '17.4.2'),
};

/** Audits of snapshots by the command line. */
describe('an audit from the command line', () => {
  const rows: readonly (readonly [args: readonly string[], status: number, says: RegExp])[] = [
    [['--devices', 'kiosk.json'], 2, /^✗ 1 fleet: 1 of 2 devices rejects the release that it should be running\./],
    [['--devices', 'lobby-two.json'], 0, /^✓ 1 fleet: the one device runs/],
    [['--devices', 'kiosk.json', '--devices', 'lobby-two.json'], 2, /^✗ 2 fleets: 1 of 3 devices/],
    [['--devices', 'kiosk.json', '--devices', 'lobby-two.json', '*/lobby*'], 0, /^✓ 1 fleet: /],
    [['--devices', 'kiosk.json', '--max-rejecting', '1'], 0, /^✓ /],
    [['--devices', 'kiosk.json', '--fail-on', 'never'], 0, /^✓ /],
    [['--devices', '-'], 2, /^✗ 1 fleet: 1 of 2 devices/],
  ];
  for (const [args, status, says] of rows) {
    it(`${args.join(' ')}: exit code ${status}`, () =>
      withFolder(files, async (cwd) => {
        const run = await runBinary(['audit', ...args], { cwd, input: files['kiosk.json'] });
        assert.equal(run.status, status, run.stderr);
        assert.match(run.stdout, says);
      }));
  }

  for (const pattern of ['nobody/*', 'acme/nope']) {
    it(`finds no ${pattern} in a snapshot, and says what there is`, () =>
      withFolder(files, async (cwd) => {
        const { status, stderr } = await runBinary(['audit', '--devices', 'kiosk.json', pattern], { cwd });
        assert.equal(status, 1);
        assert.ok(stderr.startsWith(`The snapshots hold no fleet ${pattern}. They hold acme/kiosk.`), stderr);
      }));
  }

  it('that could not be done replaces the files of one that could, and is joined with none', () =>
    withFolder(files, async (cwd) => {
      const outputs = ['r.json', 'r.md', 'r.txt', 'r.html'].flatMap((file) => ['-o', file]);
      const read = (file: string) => readFile(join(cwd, file), 'utf8');
      await runBinary(['audit', '--devices', 'lobby-two.json', ...outputs], { cwd });
      assert.equal((JSON.parse(await read('r.json')) as AuditReport).result.status, 'passed');
      await runBinary(['audit', '--devices', 'kiosk.json', '-o', 'good.json'], { cwd });
      const failed = await runBinary(['audit', '--devices', 'none.json', ...outputs], { cwd });
      assert.deepEqual([failed.status, failed.stdout], [1, '']);
      const report = JSON.parse(await read('r.json')) as AuditReport;
      assertAudit(report);
      assert.equal(report.result.error?.code, 'devices-missing');
      for (const file of ['r.md', 'r.txt', 'r.html']) assert.match(await read(file), /There is no file/);
      const merged = await runBinary(['merge', 'good.json', 'r.json', '-o', 'good.md'], { cwd });
      assert.equal(merged.status, 1);
      assert.match(merged.stderr, /^r\.json tells of an audit that could not be done: There is no file "none\.json"\./);
      assert.match(await read('good.md'), /could not be done/);
    }));
});
