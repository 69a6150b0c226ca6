import { excerpt, quoted, valueUnder } from '../../../release/index.ts';
import { newestGeneration } from '../../../supervisor/index.ts';
import type { Asked, JsonObject } from '../../asked.ts';
import { behavioursOf, describeBehaviours, newestEffect, refusers } from '../../behaviour.ts';
import { longestRange, readRange } from '../../least-version.ts';
import { allAsked, type LintedProject } from '../../linted-project.ts';
import { nearest } from '../../nearest.ts';
import { rewriting } from '../../rewriting.ts';
import type { Rule, Told } from '../../rule.ts';
import { isAskedByName } from './asked-by-name.ts';
import { contractFiles } from './contract-files.ts';

/** The keys that the newest Supervisor looks at. */
const lookedAt = ['type', 'slug', 'version', 'data'];
/** how many keys of one requirement are told */
const mostKeys = 5;
/** the one slug that a type's fact has, where devices don't differ in it */
const onlySlug: Readonly<Record<string, string>> = { 'sw.os': 'balena-os', 'sw.kernel': 'linux' };

/** Keys of requirements that newer Supervisors drop, or that no device can meet; and requirements that every device meets. */
export const requirementKeys: Rule = (project) => {
  const known = allAsked(project).filter(({ type }) => type !== undefined && newestGeneration.types.includes(type));
  return [
    ...known.flatMap((asked) => [...dropped(asked), ...unmeetable(asked), ...unasking(asked)]),
    ...emptyOr(project),
  ];
};

function dropped(asked: Asked): Told[] {
  const { body, part, place } = asked;
  if (newestEffect(body) === 'unknown') return [];
  const keys = Object.keys(body).filter((key) => !lookedAt.includes(key) && !(key === 'name' && isAskedByName(asked)));
  const makes = keys.length > 0 ? describeBehaviours(behavioursOf(body)) : '';
  return keys.slice(0, mostKeys).map((key): Told => {
    const at = part(key)?.key ?? place;
    const near = nearest(key, ['version', 'slug'])?.word;
    const value = body[key];
    const meant = near !== undefined && body[near] === undefined && typeof value === 'string' ? near : undefined;
    const isOnly = Object.keys(body).filter((other) => nearest(other, ['version', 'slug'])?.word === near).length === 1;
    // the name of what is asked by name becomes its slug
    const isFree = isOnly && !(meant === 'slug' && body.name !== undefined);
    const certain = isFree && (meant === 'version' ? readRange(String(value)) !== undefined : hasSlugs(asked));
    return {
      code: 'key-dropped',
      at,
      message: `The key ${quoted(key)} of a requirement is dropped by newer Supervisors and compared by older ones: ${makes}. ${meant ? `Did you mean "${meant}"?` : 'Leave it out.'}`,
      fix: certain && meant ? rewriting(`Write ${meant}.`, [{ at, from: key, into: meant }]) : undefined,
    };
  });
}

/** Whether a type has slugs by which devices differ. */
function hasSlugs({ type }: Asked): boolean {
  return type === 'hw.device-type' || type === 'arch.sw';
}

function unmeetable(asked: Asked): Told[] {
  const { body, type = '', version, part, place } = asked;
  // a version that nothing meets is a matter of its range, and one that is no range may be of any length
  if ((version?.length ?? 0) > longestRange || newestEffect(body) !== 'met-by-none') return [];
  const culprit = ['slug', 'data', 'version'].find(
    (key) => body[key] !== undefined && newestEffect(without(body, key)) !== 'met-by-none',
  );
  if (culprit === undefined || (culprit === 'version' && type.startsWith('sw.'))) return [];
  const right = culprit === 'slug' ? onlySlug[type] : undefined;
  const at = part(culprit)?.[right ? 'value' : 'key'] ?? place;
  const slug = String(body.slug);
  const same = right !== undefined && nearest(slug, [right])?.same;
  return [
    {
      code: 'requirement-never-met',
      at,
      message: `To newer Supervisors ${excerpt(type)} has no ${culprit}${right ? ` but "${right}"` : ''} on any device, so this requirement with ${culprit} ${quoted(typeof body[culprit] === 'string' ? body[culprit] : JSON.stringify(body[culprit]))} is met by none: ${describeBehaviours(behavioursOf(body))}. ${right ? `Write "${right}".` : `Leave the ${culprit} out.`}`,
      fix: same ? rewriting(`Write ${right}.`, [{ at, from: slug, into: right }]) : undefined,
    },
  ];
}

/** what has to be said of a type, for it to keep any device out; of sw.l4t nothing, for boards may have none */
const asking: Readonly<Record<string, readonly string[]>> = {
  'hw.device-type': ['slug'],
  'arch.sw': ['slug'],
  'sw.supervisor': ['version'],
  'sw.os': ['version'],
  'sw.kernel': ['version'],
};

function unasking(asked: Asked): Told[] {
  const { body, type = '', place, label, entry } = asked;
  const needed = asking[type];
  if (needed === undefined || isAskedByName(asked)) return [];
  const missing = needed.find((key) => body[key] === undefined || body[key] === null || body[key] === '');
  if (missing === undefined || newestEffect(body) !== 'met-by-all') return [];
  const why = `${excerpt(type)} without a ${missing} is met by every device of a Supervisor that knows it`;
  const refusing = refusers(entry.or ? { or: [body] } : body);
  const although = refusing ? `, but ${refusing} refuse the whole release` : '';
  const message = `${label ? 'The label has no value, and ' : ''}${why}: it asks for nothing${although}. Add the ${missing}, or remove it.`;
  return [{ code: 'requirement-always-met', at: place, message }];
}

function emptyOr(project: LintedProject): Told[] {
  return contractFiles(project).flatMap((contract) => {
    const requires = valueUnder(contract, 'requires');
    return (requires?.kind === 'list' ? requires.items : []).flatMap((entry): Told[] => {
      const or = valueUnder(entry, 'or');
      if (or?.kind !== 'list' || or.items.length > 0 || valueUnder(entry, 'type') !== undefined) return [];
      const although = `, but ${refusers({ or: [] })} refuse the whole release`;
      const message = `An empty list of alternatives (or) is met by every device${although}. Add an alternative, or remove it.`;
      return [{ code: 'requirement-always-met', at: entry.place, message }];
    });
  });
}

function without(body: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== key));
}
