import { createReadStream, promises as fs } from 'node:fs';
import { join } from 'node:path';
import { adviseFleets } from '../../shared/advice/index.ts';
import { assess } from '../../shared/assessment/index.ts';
import { everyDevice, readSnapshot } from '../../shared/fleet/index.ts';
import {
  applyExcuses,
  type Check,
  type Checked,
  concludeCheck,
  type Excuse,
  excuseFinder,
} from '../../shared/policy/index.ts';
import { directoryTree, type Release, readProject } from '../../shared/release/index.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');

const writtenAt = (line: number) => ({
  file: 'balena-contracts.yml',
  line,
  column: 5,
  endLine: line + 2,
  endColumn: 1,
});

/** One that holds, one that ran out, and one that nobody needs. */
export const kioskExcuses: readonly Excuse[] = [
  {
    devices: { name: 'shop-06' },
    reason: 'Closes in spring, and the board goes with it.',
    until: '2027-03-31',
    location: writtenAt(3),
  },
  {
    devices: { name: 'shop-1?' },
    service: 'browser',
    reason: 'To be updated in autumn.',
    until: '2026-10-31',
    location: writtenAt(6),
  },
  { devices: { name: 'boxed-*' }, reason: 'Never unpacked.', until: '2026-10-31', location: writtenAt(9) },
];

/** The kiosk as it was before: the browser was for all boards, and the counter of visitors for none but one. */
function earlier(release: Release): Release {
  return {
    ...release,
    ref: 'main',
    services: release.services
      .filter(({ name }) => name !== 'inference-orin')
      .map(({ contract, ...service }) =>
        contract && service.name !== 'browser' ? { ...service, contract } : { ...service, optional: false },
      ),
  };
}

const today = '2026-11-24';

/** The check of the kiosk beside an earlier version, with excuses, on a day of its own. */
export async function checkComparedKiosk(): Promise<Check> {
  return concludeCheck(await judgeComparedKiosk(), { excuses: kioskExcuses }, today);
}

/** The same with advice, as every face gives it. */
export async function checkAdvisedKiosk(): Promise<Check> {
  const judged = await judgeComparedKiosk();
  const advised = await adviseFleets(
    judged.assessments,
    (assessment) => applyExcuses(assessment, kioskExcuses, today).excused,
  );
  return concludeCheck({ ...judged, ...advised }, { excuses: kioskExcuses }, today);
}

async function judgeComparedKiosk(): Promise<Checked> {
  const source = 'examples/kiosk';
  const { release, diagnostics } = await readProject(directoryTree(join(examples, 'kiosk'), fs), {
    source,
    environment: {},
  });
  const file = join(examples, 'kiosk.devices.json');
  const devices = readSnapshot(createReadStream(file), { source: file, selection: everyDevice });
  const assessments = await assess(release, devices, { base: earlier(release), excusesOf: excuseFinder(kioskExcuses) });
  return { release, diagnostics, assessments };
}
