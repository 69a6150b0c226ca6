import { adviseFleet, adviseFleets } from '../../shared/advice/index.ts';
import { type Assessment, assess } from '../../shared/assessment/index.ts';
import type { Facts } from '../../shared/fleet/index.ts';
import { type Check, concludeCheck } from '../../shared/policy/index.ts';
import type { Release } from '../../shared/release/index.ts';
import { makeDevice, streamDevices } from './devices.ts';

/** A fleet assessed, with a device for each of these facts. */
export async function assessFacts(release: Release, devices: readonly Facts[]): Promise<Assessment> {
  const [assessment] = await assess(release, streamDevices(devices.map((facts, number) => makeDevice(number, facts))));
  if (!assessment) throw new Error('a fleet has an assessment');
  return assessment;
}

/** What is advised for the findings of a fleet's devices, in the order of groups and findings. */
export async function adviceFor(release: Release, devices: readonly Facts[]): Promise<(string | undefined)[]> {
  const assessment = await assessFacts(release, devices);
  const { findings } = await adviseFleet(assessment);
  return assessment.groups.flatMap((group) => group.findings.map((finding) => findings.get(finding)));
}

/** A check of a release for devices, with all advice that there is. */
export async function adviseCheck(release: Release, devices: readonly Facts[]): Promise<Check> {
  const advised = await adviseFleets([await assessFacts(release, devices)]);
  return concludeCheck({ release, diagnostics: [], ...advised }, { failOn: ['rejecting'], excuses: [] }, '2026-11-24');
}
