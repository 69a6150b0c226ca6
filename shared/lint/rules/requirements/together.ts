import { excerpt } from '../../../release/index.ts';
import { formatRequirement } from '../../../supervisor/index.ts';
import type { Asked } from '../../asked.ts';
import type { LintedProject, LintedService } from '../../linted-project.ts';
import type { Rule, Told } from '../../rule.ts';
import { conflictOf, implication } from './conflict.ts';

/** how many requirements of a service, and how many services, are held against each other */
const mostAsked = 30;
const mostServices = 100;

/** Requirements of one service that contradict each other, or of which one says what another says. */
export const withinServices: Rule = async ({ services, tables }) => {
  const told: Told[] = [];
  for (const service of services) {
    const asks = certain(service);
    for (const [index, later] of asks.entries())
      for (const earlier of asks.slice(0, index)) {
        // a contract file and labels are two contracts, and the builder refuses them
        if ((earlier.label === undefined) !== (later.label === undefined)) continue;
        const conflict = await conflictOf(earlier, later, tables);
        if (conflict) told.push(contradiction(service, earlier, later, conflict));
        else told.push(...(await implied(earlier, later, tables)));
      }
  }
  return told;
};

/** Services that no device can run together: each of the two is needed, and what they require excludes the other. */
export const betweenServices: Rule = async ({ services, tables }) => {
  const needed = services.filter(({ service }) => !service.optional).slice(0, mostServices);
  const told: Told[] = [];
  for (const [index, later] of needed.entries())
    for (const earlier of needed.slice(0, index)) {
      if (later.written.contractFile !== undefined && later.written.contractFile === earlier.written.contractFile)
        continue;
      const found = await firstConflict(certain(earlier), certain(later), tables);
      if (found) told.push(exclusion(earlier.name, later.name, found));
    }
  return told;
};

/** What has to be met whatever else is: no alternative of several. */
function certain({ asks }: LintedService): Asked[] {
  return asks.filter(({ entry }) => entry.asked.length === 1).slice(0, mostAsked);
}

function contradiction({ name, service }: LintedService, earlier: Asked, later: Asked, why: string): Told {
  const outcome = service.optional ? 'it never runs' : 'no device accepts the release';
  return {
    code: 'requirements-contradict',
    at: later.place,
    message: `Service ${excerpt(name)} asks for ${formatRequirement(earlier.body)} and for ${formatRequirement(later.body)}, but ${why}: ${outcome}. Correct one of them.`,
    related: [{ at: earlier.place, message: 'the other requirement' }],
  };
}

async function implied(earlier: Asked, later: Asked, tables: LintedProject['tables']): Promise<Told[]> {
  const byEarlier = await implication(earlier, later, tables);
  const why = byEarlier ?? (await implication(later, earlier, tables));
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
  tables: LintedProject['tables'],
): Promise<Conflict | undefined> {
  for (const later of b)
    for (const earlier of a) {
      const why = earlier.place === later.place ? undefined : await conflictOf(earlier, later, tables);
      if (why) return { earlier, later, why };
    }
  return undefined;
}

function exclusion(first: string, second: string, { earlier, later, why }: Conflict): Told {
  return {
    code: 'services-contradict',
    at: later.place,
    message: `Service ${excerpt(first)} asks for ${formatRequirement(earlier.body)} and service ${excerpt(second)} for ${formatRequirement(later.body)}, but ${why}. Neither is optional, so no device accepts the release. Make optional what need not run everywhere.`,
    related: [{ at: earlier.place, message: `what ${excerpt(first)} asks for` }],
  };
}
