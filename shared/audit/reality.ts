import { parse } from 'semver';
import { type Assessment, type Group, isRejecting } from '../assessment/index.ts';
import type { Facts, Reported } from '../fleet/index.ts';
import type { JudgementName } from '../supervisor/index.ts';
import { type AnonymousRelease, anonymousRelease } from './anonymous-release.ts';

/**
 * What a prediction comes to beside what devices report:
 * - `confirmed`: predicted to reject, and their Supervisor says so
 * - `running`: predicted to run it, and they do
 * - `silent`: predicted to reject, and they could say so and don't: they may be on their way to it
 * - `mute`: predicted to reject, with a Supervisor below 16.7, which never says so; it may go on with the release, begun
 *   when its Supervisor was another one
 * - `offline`: predicted to reject, and offline
 * - `pending`: predicted to run it, and they don't yet
 * - `unpredicted`: predicted to run it, and their Supervisor rejects it
 * - `contradicted`: predicted to reject, and they run it, with a Supervisor that could say that it rejects it
 * - `unknown`: nothing was predicted
 */
export const outcomes = [
  'confirmed',
  'running',
  'silent',
  'mute',
  'offline',
  'pending',
  'unpredicted',
  'contradicted',
  'unknown',
] as const;

export type Outcome = (typeof outcomes)[number];

/** How judgements compare with what devices report. */
export interface Reality {
  /** devices by outcome */
  readonly counts: Readonly<Record<Outcome, number>>;
  /** of how many devices something can be compared, and of how many both agree */
  readonly compared: number;
  readonly agreed: number;
  /** where this program is wrong */
  readonly contradictions: readonly Contradiction[];
}

/** Devices that do otherwise than was predicted, with all that is needed to find out why, and nothing of whose they are. */
export interface Contradiction {
  readonly outcome: 'unpredicted' | 'contradicted';
  readonly judgement: JudgementName;
  readonly facts: Omit<Facts, 'origin'>;
  readonly release: AnonymousRelease;
  readonly devices: number;
}

/** the first Supervisor that reports what it makes of an update */
const firstReporting = '16.7.0';

/** as many are told with all that belongs to them */
const mostContradictions = 20;

/** Holds the judgements of the releases that devices should be running against what they report. */
export function compareWithReality(assessments: readonly Assessment[]): Reality {
  const counts = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  const contradictions: Contradiction[] = [];
  for (const { release, groups } of assessments) {
    for (const group of groups) {
      const outcome = outcomeOf(group);
      counts[outcome] += group.devices.length;
      if (outcome !== 'unpredicted' && outcome !== 'contradicted') continue;
      const { origin: _, ...facts } = group.facts;
      const { judgement, devices } = group;
      contradictions.push({ outcome, judgement, facts, release: anonymousRelease(release), devices: devices.length });
    }
  }
  const agreed = counts.confirmed + counts.running;
  return {
    counts,
    compared: agreed + counts.silent + counts.unpredicted + counts.contradicted,
    agreed,
    contradictions: contradictions.sort((a, b) => b.devices - a.devices).slice(0, mostContradictions),
  };
}

const silence: Reported = { status: 'neither', isOnline: false };

function outcomeOf({ judgement, facts, reported = silence }: Group): Outcome {
  const { status, isOnline } = reported;
  if (judgement === 'unknown') return 'unknown';
  if (!isRejecting(judgement)) {
    return status === 'rejected' ? 'unpredicted' : status === 'running' ? 'running' : 'pending';
  }
  if (status === 'rejected') return 'confirmed';
  if ((parse(facts.supervisorVersion)?.compareMain(firstReporting) ?? -1) < 0) return 'mute';
  if (status === 'running') return 'contradicted';
  return isOnline ? 'silent' : 'offline';
}
