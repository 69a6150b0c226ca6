import { compare, gte, parse, rcompare } from 'semver';
import { generations, newestSeen } from '../supervisor/index.ts';
import type { Tables } from './tables.ts';

/** The versions that something is known to have had, for the types of requirements that ask for one. */
export interface KnownVersions {
  /** as in "of every known …" */
  readonly what: string;
  /** oldest first */
  readonly versions: readonly string[];
  readonly newest: string;
  /** the oldest and newest of each line: versions of extended support are years, and stand apart from the others */
  readonly lines: readonly { readonly oldest: string; readonly newest: string }[];
  /** whether what lies between them was never released: so it is of L4T, of which all boards are known */
  readonly complete: boolean;
}

/** Undefined for a type that has no versions, or of which none are known. */
export function knownVersions(type: string | undefined, tables: Tables): Promise<KnownVersions | undefined> {
  const known = tables.versions.get(type) ?? gather(type, tables);
  tables.versions.set(type, known);
  return known;
}

async function gather(type: string | undefined, tables: Tables): Promise<KnownVersions | undefined> {
  const known = await load(type, tables);
  const versions = known?.versions.filter((version) => parse(version) !== null);
  if (known === undefined || versions === undefined) return undefined;
  const yearly = type === 'sw.os' ? versions.filter(isYearly) : [];
  const lines = [versions.filter((version) => !yearly.includes(version)), yearly].flatMap(lineOf);
  return { ...known, versions, lines, newest: lines.at(-1)?.newest ?? '0.0.0' };
}

function lineOf(versions: readonly string[]): KnownVersions['lines'] {
  const [oldest, newest] = [versions.toSorted(compare)[0], versions.toSorted(rcompare)[0]];
  return oldest === undefined || newest === undefined ? [] : [{ oldest, newest }];
}

async function load(
  type: string | undefined,
  tables: Tables,
): Promise<Omit<KnownVersions, 'newest' | 'lines'> | undefined> {
  switch (type) {
    case 'sw.l4t': {
      const { releases } = await tables.l4t();
      return {
        what: 'board with L4T',
        versions: [...new Set(releases.map(({ contract }) => contract))],
        complete: true,
      };
    }
    case 'sw.kernel':
      return { what: 'kernel', versions: (await tables.kernels()).versions, complete: false };
    case 'sw.supervisor': {
      // older ones accept every release, whatever it asks for
      const judging = generations.filter(({ contracts }) => contracts === 'judged').map(({ from }) => from);
      const shipped = (await tables.supervisors()).versions.filter((version) => gte(version, judging[0] ?? '0.0.0'));
      const versions = [...judging, ...shipped, newestSeen].sort(compare);
      return { what: 'Supervisor that knows contracts', versions, complete: false };
    }
    case 'sw.os': {
      const ranges = (await tables.supervisors()).ranges();
      const versions = ranges.flatMap(({ from, to }) => [from, to]);
      return { what: 'version of balenaOS', versions, complete: false };
    }
    default:
      return undefined;
  }
}

function isYearly(version: string): boolean {
  return (parse(version)?.major ?? 0) > 2000;
}
