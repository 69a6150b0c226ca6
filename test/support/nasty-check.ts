import { type Assessment, assess } from '../../shared/assessment/index.ts';
import type { Facts } from '../../shared/fleet/index.ts';
import { type Check, concludeCheck, type Excuse, excuseFinder } from '../../shared/policy/index.ts';
import type { Diagnostic, Location, Release } from '../../shared/release/index.ts';
import { makeDevice, streamDevices } from './devices.ts';
import { makePi, makeRelease } from './making.ts';

const today = '2026-11-24';

/**
 * A check in which a stranger's words stand in every place where one can write any: fleets, devices, their facts, services,
 * requirements, files, messages, excuses, advice, what it is compared with, and a fleet that could not be read.
 * `isError`: it could not be done, and of one fleet more nothing is known.
 */
export async function nastyCheck(words: string, isError = false): Promise<Check> {
  const location: Location = { file: words, line: 1, column: 1, endLine: 1, endColumn: 2 };
  const release = nastyRelease(words, location);
  const base = { ...makeRelease({ [`web ${words}`]: {} }), ref: words };
  const excuses: Excuse[] = [
    { devices: { tag: { key: 'x', value: words } }, reason: words, until: '2027-01-01', location },
    { devices: { uuids: ['3'] }, reason: words, until: '2026-01-01', location },
  ];
  const assessments: Assessment[] = [];
  // Beside another fleet headings are shown that one alone doesn't have.
  for (const fleet of [words, `${words}/2`]) {
    const named = nastyDevices(words).map((device) => ({ ...device, name: words }));
    const [assessment] = await assess(release, streamDevices(named, { fleet, takenAt: words }), {
      base,
      excusesOf: excuseFinder(excuses),
    });
    if (assessment) assessments.push(withAdvice(assessment, words));
  }
  const diagnostic: Diagnostic = { code: 'yaml-invalid', severity: 'warning', message: words, location };
  const unread = isError ? [{ fleet: words, error: { code: 'fleet-not-found', message: words } }] : [];
  return concludeCheck({ release, diagnostics: [diagnostic], assessments, unread }, { excuses }, today);
}

function nastyRelease(words: string, location: Location): Release {
  const made = makeRelease({
    [`web ${words}`]: { requires: [{ type: 'sw.supervisor', version: `>=99 ! ${words}` }, { type: `x ${words}` }] },
    [`gpu ${words}`]: { requires: [{ type: 'sw.l4t', version: '>=99' }], optional: true },
  });
  return { ...made, source: words, services: made.services.map((service) => ({ ...service, location })) };
}

/** One of each judgement and change, and one that an excuse is for; all that decides is the same whatever the words are. */
function nastyDevices(words: string) {
  const facts = (supervisor: string): Facts =>
    makePi(supervisor, { deviceType: `x ${words}`, arch: `x ${words}`, osVersion: words });
  const { supervisorVersion: _, ...neverBooted } = facts('0.0.0');
  return [
    makeDevice(1, facts('10.6.0')),
    makeDevice(2, facts('10.3.7')),
    makeDevice(0x3000, facts('17.4.2')),
    makeDevice(4, neverBooted),
    { ...makeDevice(5, facts('10.6.0')), tags: { x: words } },
  ];
}

function withAdvice(assessment: Assessment, advice: string): Assessment {
  const groups = assessment.groups.map((group) => ({
    ...group,
    findings: group.findings.map((finding) => ({ ...finding, advice })),
  }));
  return { ...assessment, groups };
}
