import { excerpt, type Place } from '../../../release/index.ts';
import { formatRequirement } from '../../../supervisor/index.ts';
import type { Asked } from '../../asked.ts';
import type { LintedService } from '../../linted-project.ts';
import type { Rule, Told } from '../../rule.ts';
import { isAskedByName } from './asked-by-name.ts';
import { type Compare, type ComparisonBudget, compareOnce } from './compare-once.ts';
import { conflictOf, implication } from './conflict.ts';

/** how many requirements of a service, and how many services, are held against each other */
const mostAsked = 30;
const mostServices = 100;

/** how much of a project's requirements is held against each other: seconds, and more than anybody has written */
const mostCompared = 50_000;

interface Comparisons {
  readonly conflict: Compare;
  readonly implication: Compare;
}

/** Requirements that contradict each other, in one service or in two, or of which one says what another says. */
export const together: Rule = async ({ services, tables }) => {
  const budget = { left: mostCompared };
  const comparisons = {
    conflict: compareOnce((a, b) => conflictOf(a, b, tables), budget),
    implication: compareOnce((a, b) => implication(a, b, tables), budget),
  };
  return [...(await withinServices(services, comparisons)), ...(await betweenServices(services, comparisons, budget))];
};

/** Requirements of one service. */
async function withinServices(services: readonly LintedService[], comparisons: Comparisons): Promise<Told[]> {
  const told: Told[] = [];
  for (const service of services) {
    const asks = certain(service);
    for (const [index, later] of asks.entries())
      for (const earlier of asks.slice(0, index)) {
        if (isWrittenOnce(earlier, later)) continue;
        // a contract file and labels are two contracts, and the builder refuses them
        if ((earlier.label === undefined) !== (later.label === undefined)) continue;
        const conflict = await comparisons.conflict(earlier, later);
        if (conflict) told.push(contradiction(service, earlier, later, conflict));
        else told.push(...(await implied(earlier, later, comparisons.implication)));
      }
  }
  return told;
}

/** Services that no device can run together: each of the two is needed, and what they require excludes the other. */
async function betweenServices(
  services: readonly LintedService[],
  comparisons: Comparisons,
  budget: ComparisonBudget,
): Promise<Told[]> {
  const needed = services.filter(({ service }) => !service.optional).slice(0, mostServices);
  const told: Told[] = [];
  for (const [index, later] of needed.entries())
    for (const earlier of needed.slice(0, index)) {
      if (budget.left <= 0) return told;
      if (later.written.contractFile !== undefined && later.written.contractFile === earlier.written.contractFile)
        continue;
      const found = await firstConflict(certain(earlier), certain(later), comparisons.conflict);
      if (found) told.push(exclusion(earlier.name, later.name, found));
    }
  return told;
}

/** What has to be met whatever else is: no alternative of several. */
function certain({ asks }: LintedService): Asked[] {
  return asks.filter(({ entry }) => entry.asked.length === 1).slice(0, mostAsked);
}

/** Whether two requirements are one in the file: an alias of the other, or all of it merged. */
function isWrittenOnce(a: Asked, b: Asked): boolean {
  const keys = new Set([...Object.keys(a.body), ...Object.keys(b.body)]);
  return isSame(a.place, b.place) || [...keys].every((key) => isSame(a.part(key)?.value, b.part(key)?.value));
}

function isSame(a: Place | undefined, b: Place | undefined): boolean {
  return a?.source === b?.source && a?.start === b?.start && a?.end === b?.end;
}

/** What is asked for by name some Supervisors find met by every device. */
function isByName(a: Asked, b: Asked): boolean {
  return isAskedByName(a) || isAskedByName(b);
}

function contradiction({ name, service }: LintedService, earlier: Asked, later: Asked, why: string): Told {
  const accepted = service.optional ? 'it never runs' : 'no device accepts the release';
  const outcome = isByName(earlier, later) ? 'no device is meant' : accepted;
  return {
    code: 'requirements-contradict',
    at: later.place,
    message: `Service ${excerpt(name)} asks for ${formatRequirement(earlier.body)} and for ${formatRequirement(later.body)}, but ${why}: ${outcome}. Correct one of them.`,
    related: [{ at: earlier.place, message: 'the other requirement' }],
  };
}

async function implied(earlier: Asked, later: Asked, implies: Compare): Promise<Told[]> {
  const byEarlier = await implies(earlier, later);
  const why = byEarlier ?? (await implies(later, earlier));
  if (why === undefined) return [];
  const [needless, other] = byEarlier ? [later, earlier] : [earlier, later];
  return [
    {
      code: 'requirement-implied',
      at: needless.place,
      message: `${formatRequirement(needless.body)} keeps no device out that ${formatRequirement(other.body)} lets in: ${why}. One of them is enough.`,
      related: [{ at: other.place, message: 'the requirement that is enough' }],
    },
  ];
}

interface Conflict {
  readonly earlier: Asked;
  readonly later: Asked;
  readonly why: string;
}

async function firstConflict(
  a: readonly Asked[],
  b: readonly Asked[],
  conflict: Compare,
): Promise<Conflict | undefined> {
  for (const later of b)
    for (const earlier of a) {
      const why = isWrittenOnce(earlier, later) ? undefined : await conflict(earlier, later);
      if (why) return { earlier, later, why };
    }
  return undefined;
}

function exclusion(first: string, second: string, { earlier, later, why }: Conflict): Told {
  return {
    code: 'services-contradict',
    at: later.place,
    message: `Service ${excerpt(first)} asks for ${formatRequirement(earlier.body)} and service ${excerpt(second)} for ${formatRequirement(later.body)}, but ${why}. Neither is optional, so no device ${isByName(earlier, later) ? 'is meant' : 'accepts the release'}. Make optional what need not run everywhere.`,
    related: [{ at: earlier.place, message: `what ${excerpt(first)} asks for` }],
  };
}
