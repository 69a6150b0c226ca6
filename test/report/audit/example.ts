import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noRelease } from '../../../shared/assessment/index.ts';
import { auditFleet } from '../../../shared/audit/index.ts';
import { readSource, type Source } from '../../../shared/check/index.ts';
import { type Device, defaultFactTags, deviceReader, type JsonRecord } from '../../../shared/fleet/index.ts';
import { openSource } from '../../../shared/machine/source-directory.ts';
import { type Excuse, noPolicy } from '../../../shared/policy/index.ts';
import type { Release } from '../../../shared/release/index.ts';
import { type AuditReport, lastOfReport, makeAudit } from '../../../shared/report/index.ts';
import { streamDevices } from '../../support/devices.ts';
import { makeRelease } from '../../support/making.ts';

const examples = join(import.meta.dirname, '..', '..', '..', 'examples');

/** The releases that devices should be running, by their commits. */
const releases: Readonly<Record<string, Release>> = {
  c1: published('c1', 11, { web: { requires: [{ type: 'sw.supervisor', version: '>=12' }] } }),
  c2: published('c2', 12, {
    web: {},
    vision: { optional: true, requires: [{ type: 'sw.l4t', version: '>=32.4.2' }] },
  }),
  c3: published('c3', 13, { web: { requires: [{ type: 'arch.sw', slug: 'aarch64' }] } }),
};

function published(commit: string, id: number, services: Parameters<typeof makeRelease>[0]): Release {
  return { ...makeRelease(services), source: `release ${id} (${commit})`, published: { id, commit } };
}

const location = { file: 'balena-contracts.yml', line: 4, column: 5, endLine: 7, endColumn: 24 };

/** One that holds, and one that ran out. */
const excuses: readonly Excuse[] = [
  { devices: { name: 'shop-0?' }, reason: 'replaced in January', until: '2027-01-31', location },
  {
    devices: { name: 'shop-1?' },
    reason: 'waiting for SD cards',
    until: '2026-11-20',
    location: { ...location, line: 8, endLine: 11 },
  },
];

/** What a kiosk reports: most of those that can say so reject what they can't run, one does so without a reason. */
function kiosk(record: JsonRecord, index: number): JsonRecord {
  const supervisor = String(record['supervisorVersion'] ?? '');
  const isOld = /^1[01]\./.test(supervisor);
  const isOdd = supervisor === '17.6.3';
  return {
    ...record,
    release: 'c1',
    online: index % 7 !== 3,
    runningRelease: isOld || isOdd || index % 9 === 8 ? 'c0' : 'c1',
    ...(isOdd && { updateStatus: 'rejected' }),
  };
}

/** What signs report that are pinned to a release for 64 bits and reject it, one of each kind. */
const pinned: readonly JsonRecord[] = [
  { supervisorVersion: '17.4.2', updateStatus: 'rejected' },
  { supervisorVersion: '17.4.2' },
  { supervisorVersion: '16.12.0', online: false },
  // too old to know what is asked, which it has
  { supervisorVersion: '12.11.38', deviceType: 'raspberrypi4-64', arch: 'aarch64' },
  { supervisorVersion: '17.0.4', deviceType: 'raspberrypi3', arch: 'armv7hf', runningRelease: 'c3' },
];

/** The same boards as another fleet's, every other of them pinned. */
function signage(record: JsonRecord, index: number): JsonRecord {
  const uuid = String(record['uuid']).split('').reverse().join('');
  const sign = { ...record, uuid, name: `sign-${index + 1}`, online: true, release: 'c2', runningRelease: 'c2' };
  return index % 2 === 1 ? sign : { ...sign, release: 'c3', ...pinned[(index / 2) % pinned.length] };
}

/** What happens to the kiosks in the last night: one is put right, and one provisioned anew with an old OS. */
const lastNight: Readonly<Record<string, JsonRecord>> = {
  'shop-03': { supervisorVersion: '17.4.2', osVersion: 'balenaOS 6.1.24' },
  'shop-17': { supervisorVersion: '11.4.10', osVersion: 'balenaOS 2.50.1+rev1' },
};

/** Three fleets of the kiosk example's boards. `night` counts the audits. */
function estate(night: number): { readonly slug: string; readonly records: readonly JsonRecord[] }[] {
  // Every other of them shows as much.
  const records = kioskRecords().filter((_, index) => index % 2 === 0);
  const changed = (record: JsonRecord): JsonRecord => ({
    ...record,
    ...(night === 3 && lastNight[String(record['name'])]),
  });
  return [
    { slug: 'acme/kiosk', records: records.map(changed).map(kiosk) },
    { slug: 'acme/signage', records: records.slice(0, 8 + night).map(signage) },
    { slug: 'acme/spare', records: [] },
  ];
}

function kioskRecords(): readonly JsonRecord[] {
  const text = readFileSync(join(examples, 'kiosk.devices.json'), 'utf8');
  return (JSON.parse(text) as { devices: JsonRecord[] }).devices;
}

const read = deviceReader(defaultFactTags, [], true);

function deviceOf(record: JsonRecord): Device {
  const device = read(record);
  if ('problem' in device) throw new Error(device.problem);
  return device;
}

async function auditNight(night: number, next: Source, last: AuditReport | undefined): Promise<AuditReport> {
  const takenAt = `2026-11-${21 + night}T02:00:00.000Z`;
  const audited = await Promise.all(
    estate(night).map(({ slug, records }) =>
      auditFleet({
        slug,
        devices: streamDevices(records.map(deviceOf), { fleet: slug, takenAt, isLive: true }),
        find: async (commit) => {
          const release = releases[commit ?? ''];
          return release ? { ...release, source: `${release.source} of ${slug}` } : noRelease(slug);
        },
        next: next.release,
        terms: { excuses },
        today: takenAt.slice(0, 10),
      }),
    ),
  );
  const policy = { policy: { ...noPolicy, excuses }, diagnostics: [] };
  return makeAudit({ audited, takenAt, next, policy, failOn: ['rejecting'], last: last && lastOfReport(last) });
}

/** An audit of several nights, beside the kiosk project's next release. */
export async function exampleAudit(): Promise<AuditReport> {
  const next = await readSource(await openSource(join(examples, 'kiosk')), { source: 'examples/kiosk' });
  let last = await auditNight(0, next, undefined);
  for (let night = 1; night < 4; night += 1) last = await auditNight(night, next, last);
  return last;
}
