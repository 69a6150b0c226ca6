import { gtr, ltr, Range, satisfies, subset } from 'semver';
import { excerpt } from '../../../release/index.ts';
import type { Asked } from '../../asked.ts';
import { knownVersions } from '../../known-versions.ts';
import { readRange } from '../../least-version.ts';
import type { Tables } from '../../tables.ts';
import { isEmpty, rangeOf } from '../ranges/parsed-range.ts';
import { isAskedByName } from './asked-by-name.ts';

/** Why no device meets both of two requirements, in a clause; undefined where one may. */
export async function conflictOf(a: Asked, b: Asked, tables: Tables): Promise<string | undefined> {
  if (a.type === b.type) return sameType(a, b, tables);
  return (await ofKinds(a, b, tables)) ?? (await ofKinds(b, a, tables));
}

async function sameType(a: Asked, b: Asked, tables: Tables): Promise<string | undefined> {
  const { type = '' } = a;
  if (type === 'hw.device-type' || type === 'arch.sw') {
    const [one, other] = [meantSlug(a), meantSlug(b)];
    return one && other && one !== other ? `no device is both ${excerpt(one)} and ${excerpt(other)}` : undefined;
  }
  const [one, other] = [rangeOf(a), rangeOf(b)];
  if (!one || !other || isEmpty(one) || isEmpty(other)) return undefined;
  const both = intersection(one, other);
  if (both && isEmpty(both)) return `no version is in both ranges`;
  const known = await knownVersions(type, tables);
  if (!both || !known?.complete) return undefined;
  const met = (range: Range) => known.versions.some((version) => satisfies(version, range));
  return met(one) && met(other) && !met(both) && gtr(known.newest, both)
    ? 'no L4T that boards report is in both ranges'
    : undefined;
}

/** what a device type says of the other facts, and L4T of the architecture */
async function ofKinds(a: Asked, b: Asked, tables: Tables): Promise<string | undefined> {
  const [one, other] = [meantSlug(a), meantSlug(b)];
  if (a.type === 'sw.l4t' && b.type === 'arch.sw' && other) {
    const [{ deviceTypes }, types] = [await tables.l4t(), await tables.deviceTypes()];
    const archs = [...new Set(deviceTypes.flatMap((slug) => types.find(slug)?.arch ?? []))];
    return archs.includes(other) ? undefined : `every board with L4T is ${archs.join(' or ')}`;
  }
  if (a.type !== 'hw.device-type' || !one) return undefined;
  const slug = excerpt(one);
  if (b.type === 'arch.sw') {
    const arch = (await tables.deviceTypes()).find(one)?.arch;
    return arch === undefined || !other || arch === other ? undefined : `${slug} is ${arch}`;
  }
  const range = rangeOf(b);
  if (b.type === 'sw.l4t') {
    const table = await tables.l4t();
    if (table.lookUp(one, '2.0.0').kind === 'absent') return `${slug} has no L4T`;
    const has = table.ranges(one).flatMap(({ release, alternatives }) => [release, ...alternatives]);
    const toCome = ltr((await knownVersions('sw.l4t', tables))?.newest ?? '0.0.0', range ?? '*');
    return range &&
      !toCome &&
      never(
        has.map(({ contract }) => contract),
        range,
      )
      ? `${slug} never had such an L4T`
      : undefined;
  }
  if (b.type === 'sw.kernel') {
    const has = (await tables.kernels()).ranges(one).flatMap(({ version, alternatives }) => [version, ...alternatives]);
    const toCome = range && has.every((version) => ltr(version, range));
    return range && !toCome && never(has, range) ? `${slug} never had such a kernel` : undefined;
  }
  return undefined;
}

/** A device type or an architecture that is asked for by name is meant by slug. */
function meantSlug(asked: Asked): string | undefined {
  return isAskedByName(asked) ? String(asked.body.name) : asked.slug;
}

function never(versions: readonly string[], range: Range): boolean {
  return versions.length > 0 && !versions.some((version) => satisfies(version, range));
}

/** what one requirement is held against another by: any other key makes it one of its own */
const compared = ['type', 'slug', 'version'];

/** Whether whoever meets the one requirement meets the other as well, and why, in a clause. */
export async function implication(a: Asked, b: Asked, tables: Tables): Promise<string | undefined> {
  if ([a, b].some(({ body }) => Object.keys(body).some((key) => !compared.includes(key)))) return undefined;
  if (a.type === 'hw.device-type' && b.type === 'arch.sw' && a.slug && b.slug) {
    const arch = (await tables.deviceTypes()).find(a.slug)?.arch;
    return arch === b.slug ? `every ${excerpt(a.slug)} is ${arch}` : undefined;
  }
  if (a.type !== b.type || (a.slug ?? '') !== (b.slug ?? '') || a.type === undefined) return undefined;
  if (a.version === b.version) return 'it asks for the same';
  const [narrow, wide] = [rangeOf(a), rangeOf(b)];
  return narrow && wide && !isEmpty(narrow) && subset(narrow, wide) ? 'its range lies within this one' : undefined;
}

/** how many alternatives of ranges are combined */
const mostAlternatives = 20;

function intersection(a: Range, b: Range): Range | undefined {
  if (a.set.length > mostAlternatives || b.set.length > mostAlternatives) return undefined;
  const parts = a.set.flatMap((one) => b.set.map((other) => [...one, ...other].map(({ value }) => value).join(' ')));
  return parts.some((part) => part.trim() === '') ? new Range('*') : readRange(parts.join(' || '));
}
