import { gte, lt, parse, rcompare } from 'semver';
import { type Label, requirementLabels, requirementPrefix } from '../../../release/index.ts';
import type { Asked, JsonObject } from '../../asked.ts';
import {
  behavioursOf,
  describeBehaviours,
  newestEffect,
  type Outcome,
  outcomesOf,
  understoodFrom,
} from '../../behaviour.ts';
import { leastVersion, longestRange, readRange } from '../../least-version.ts';
import type { LintedService } from '../../linted-project.ts';
import type { Rule, Told } from '../../rule.ts';
import { isAskedByName } from '../requirements/asked-by-name.ts';

/** what came with the first Supervisors that know contracts surprises nobody */
const surprisingFrom = 11;

/** Requirements of one kind, of services that are optional or of such as aren't. */
interface Kind {
  readonly first: Asked;
  readonly body: JsonObject;
  /** the Supervisor that it needs */
  readonly from: string;
  readonly optional: boolean;
  readonly others: Asked[];
  /** the places of them all */
  readonly seen: Set<string>;
}

/**
 * Requirements that need a newer Supervisor than people may think: once for each kind, at its first place.
 * Not where the same service asks for such a Supervisor anyway and isn't optional, for then older devices are
 * meant to stay behind.
 */
export const supervisorNeeds: Rule = ({ services }) => {
  const kinds = new Map<string, Kind>();
  const knownFrom = new Map<string, string | undefined>();
  for (const service of services) {
    const asksFor = supervisorAsked(service);
    for (const asked of service.asks) {
      const { version = '', body: written } = asked;
      const isText = typeof (written.version ?? '') === 'string';
      if (!isText || version.length > longestRange || isAskedByName(asked)) continue;
      const body = usual(asked);
      const said = JSON.stringify(body);
      const from = knownFrom.has(said) ? knownFrom.get(said) : understoodFrom(body);
      knownFrom.set(said, from);
      if (from === undefined || (parse(from)?.major ?? 0) < surprisingFrom || gte(asksFor, from)) continue;
      // what not even the newest does is told by other rules
      if (newestEffect(written) !== 'as-written') continue;
      const { optional } = service.service;
      const key = `${asked.entry.or && !asked.label ? 'or' : `${asked.type} ${asked.entry.or}`} ${optional}`;
      const known = kinds.get(key);
      // what services share, by a context or an anchor, is one place
      const { source, start } = asked.entry.place;
      const at = `${source.file}\0${start}`;
      if (known === undefined) kinds.set(key, { first: asked, body, from, optional, others: [], seen: new Set([at]) });
      else if (!known.seen.has(at)) {
        known.seen.add(at);
        known.others.push(asked);
      }
    }
  }
  return [...kinds.values()].map(({ first, body, from, optional, others }) => ({
    code: 'needs-newer-supervisor',
    at: first.place,
    message: `${what(first)} needs Supervisor ${from}: ${describeBehaviours(behavioursOf(body))}.${documented(first, from)} ${untilThen(body, from, optional)}`,
    ...(others.length > 0 && {
      related: others.map(({ place }) => ({ at: place, message: 'also here' })),
    }),
  }));
};

const outcomes: Readonly<Record<Outcome, string>> = {
  'keeps-release': 'keep the release that they have',
  'left-out': 'take the release and leave the service out, and one that ran is stopped',
  'runs-anywhere': 'run the service whatever they are',
  'as-written': 'do what is written',
  unknown: "do what isn't known",
};

/** What devices do whose Supervisor is older than one that does what is written. */
function untilThen(body: JsonObject, until: string, optional: boolean): string {
  const older = outcomesOf(body, optional).filter(({ from }) => lt(from, until));
  const clauses = older.map(({ from, outcome }, index) => {
    const next = older[index + 1]?.from;
    if (index > 0) return `from ${from} they ${outcomes[outcome]}`;
    return next === undefined ? outcomes[outcome] : `below ${next} ${outcomes[outcome]}`;
  });
  const all = clauses.length < 2 ? clauses.join('') : `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1)}`;
  return `Until then devices ${all}.`;
}

/** The requirement as it is usually written, by slug and with nothing else: what is unusual is told by other rules. */
function usual({ type, slug, version, entry }: Asked): JsonObject {
  const bySlug = type === 'hw.device-type' || type === 'arch.sw' ? { slug: 'any' } : {};
  // older Supervisors know the operating system by another slug
  const ofOs = (type === 'sw.os' || type === 'sw.kernel') && slug ? { slug } : {};
  const plain = { type, ...bySlug, ...ofOs, ...(version !== undefined && { version }) };
  return entry.or ? { or: [plain] } : plain;
}

/** The oldest Supervisor that a service lets in, whatever else it asks for; of an optional one any, for it may be left out. */
function supervisorAsked({ service, asks }: LintedService): string {
  const least = asks.map(({ type, version, entry }) => {
    const range = type === 'sw.supervisor' && !entry.or && version !== undefined ? readRange(version) : undefined;
    return (range && leastVersion(range)) ?? '0.0.0';
  });
  return service.optional ? '0.0.0' : (least.sort(rcompare)[0] ?? '0.0.0');
}

function what({ type, label, entry }: Asked): string {
  if (label && entry.or) return `The label makes a list of alternatives (or) of ${type}, which`;
  return entry.or ? 'A list of alternatives (or)' : `A requirement of ${type}`;
}

/** what balena's documentation says otherwise */
function documented({ type, entry }: Asked, from: string): string {
  if (entry.or) return '';
  if (type === 'hw.device-type') return ` (The documentation says 11.1.0; it is ${from}.)`;
  return type === 'arch.sw' ? ` (The documentation says 14.10.11; it is ${from}.)` : '';
}

/** the first balena CLI whose builder makes a requirement of each label */
const cliVersions: Readonly<Record<string, number>> = { 'sw.balena-os': 25, 'sw.linux': 25 };
const firstCli = 21;

/** The balena CLI that requirement labels need: once for each version, at the first label that needs it. */
export const cliNeeds: Rule = ({ services }) => {
  const first = new Map<number, Label>();
  for (const { written } of services)
    for (const kind of requirementLabels) {
      const label = written.labels.get(requirementPrefix + kind);
      const cli = cliVersions[kind] ?? firstCli;
      if (label && !first.has(cli)) first.set(cli, label);
    }
  return [...first].map(
    ([cli, { place }]): Told => ({
      code: 'needs-newer-cli',
      at: place,
      message: `The label needs balena CLI ${cli} or newer: to an older one it is a label like any other, and nothing is required.`,
    }),
  );
};
