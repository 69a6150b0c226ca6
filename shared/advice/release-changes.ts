import { type Group, isRejecting } from '../assessment/index.ts';
import type { Release } from '../release/index.ts';
import type { Finding } from '../supervisor/index.ts';
import { madeOptional, rewrittenReleases } from './changed-release.ts';
import { type ProvedChange, proveChange } from './proved-change.ts';

/** how many services are tried as optional ones; strangers decide how many there are */
const mostServices = 10;

/** The changes of a release that win devices of a fleet and harm none. */
export function provedChanges(release: Release, groups: readonly Group[]): ProvedChange[] {
  const findings = groups.flatMap((group) => [...group.findings]);
  const optional = servicesInTheWay(groups).flatMap((service) => madeOptional(release, service) ?? []);
  const changes = [...rewrittenReleases(release, findings), ...optional];
  return changes.flatMap((change) => proveChange(change, groups) ?? []);
}

/** The services that are all that stands against the release on some devices, those of most devices first. */
function servicesInTheWay(groups: readonly Group[]): string[] {
  const devices = new Map<string, number>();
  for (const group of groups) {
    const service = isRejecting(group.judgement) ? onlyService(group.findings) : undefined;
    if (service !== undefined) devices.set(service, (devices.get(service) ?? 0) + group.devices.length);
  }
  return [...devices]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostServices)
    .map(([service]) => service);
}

function onlyService(findings: readonly Finding[]): string | undefined {
  const [first, ...others] = new Set(findings.map(({ service }) => service));
  return others.length === 0 ? first : undefined;
}
