import type { AuditedFleetReport, AuditReport } from '../audit/audit-report.ts';
import { cut } from '../cut.ts';
import { showInvisible } from '../escape/invisible.ts';
import { hideList, type Naming } from '../hidden-devices.ts';
import { count } from '../numbers.ts';
import type { ReportedFleet, ReportedGroup } from '../report.ts';
import {
  type DeviceData,
  type DeviceFinding,
  type DeviceGroup,
  type PackedDevice,
  packDevices,
} from './page/device-data.ts';

const longestText = 500;
/** how many findings of a device are told for each release */
const toldFindings = 10;

const reportWords = { rejected: 'rejects it', running: 'runs it', neither: 'nothing of it' } as const;

/** All devices of an audit for the table of its page. */
export function deviceData({ fleets }: AuditReport, names: Naming): DeviceData {
  const groups: DeviceGroup[] = [];
  const devices: PackedDevice[] = [];
  for (const fleet of fleets) {
    const otherwise = otherwiseIn(fleet);
    for (const release of fleet.releases) {
      for (const group of release.groups) {
        for (const [, alike] of Map.groupBy(group.devices, ({ uuid }) => otherwise.keyOf(uuid))) {
          const number = groups.push(deviceGroup(fleet.slug, release, group, otherwise.of(alike[0]?.uuid ?? ''))) - 1;
          const shown = [...hideList(alike, names)].map(({ name, uuid }) => [text(name), uuid, number] as const);
          devices.push(
            ...(names === 'count'
              ? [[alike.length === 1 ? '1 device' : `${alike.length} devices`, '', number] as const]
              : shown),
          );
        }
      }
    }
  }
  return packDevices(names === 'count' ? 'kinds of devices' : 'devices', groups, devices);
}

/** What tells devices of one group apart: what they were at the last audit, and what they make of the next release. */
interface Otherwise {
  readonly since: string;
  readonly next: ReportedGroup | undefined;
}

function otherwiseIn({ next, changes }: AuditedFleetReport) {
  const since = new Map([
    ...(changes?.newlyRejecting ?? []).map(({ uuid }) => [uuid, 'newly rejects'] as const),
    ...(changes?.noLongerRejecting ?? []).map(({ uuid }) => [uuid, 'no longer rejects'] as const),
  ]);
  const groups = next?.groups ?? [];
  const nextOf = new Map(groups.flatMap(({ devices }, index) => devices.map(({ uuid }) => [uuid, index] as const)));
  return {
    keyOf: (uuid: string) => `${since.get(uuid) ?? ''} ${nextOf.get(uuid) ?? ''}`,
    of: (uuid: string): Otherwise => ({ since: since.get(uuid) ?? '', next: groups[nextOf.get(uuid) ?? -1] }),
  };
}

function deviceGroup(
  fleet: string,
  { release }: ReportedFleet,
  group: ReportedGroup,
  { since, next }: Otherwise,
): DeviceGroup {
  const { facts, reported, findings } = group;
  return {
    fleet: text(fleet),
    release: text(release?.source),
    type: text(facts.deviceType ?? 'unknown'),
    os: text(facts.osVersion ?? 'unknown'),
    supervisor: text(facts.supervisorVersion ?? 'unknown'),
    judgement: judgementOf(group),
    since,
    next: next ? judgementOf(next) : '',
    reports: reported ? `${reportWords[reported.status]}${reported.isOnline ? '' : ', offline'}` : '',
    why: text(findings[0]?.message),
    findings: [...told('The release that it should be running', group), ...told('The next release', next)],
  };
}

function judgementOf({ judgement, excused, change }: ReportedGroup): string {
  return [change === 'newly-rejecting' ? `newly ${judgement}` : judgement, ...(excused ? ['excused'] : [])].join(', ');
}

function told(about: string, group: ReportedGroup | undefined): DeviceFinding[] {
  const findings = group?.findings ?? [];
  const more = findings.length - toldFindings;
  return [
    ...findings.slice(0, toldFindings).map(({ message, advice = '' }) => ({
      about,
      message: text(message),
      advice: text(advice),
    })),
    ...(more > 0 ? [{ about, message: `and ${count(more, 'more finding')}`, advice: '' }] : []),
  ];
}

/** What a stranger wrote, so much of it as is shown: the page makes texts of it, which can't hide or turn what they say. */
function text(given = ''): string {
  return showInvisible(cut(given, longestText));
}
