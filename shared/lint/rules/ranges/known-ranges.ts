import { gtr, ltr, type Range, satisfies } from 'semver';
import type { L4tRelease } from '../../../fleet/index.ts';
import { listed } from '../../../release/index.ts';
import { generations, prepareDecider } from '../../../supervisor/index.ts';
import type { Asked } from '../../asked.ts';
import { refusers } from '../../behaviour.ts';
import { type KnownVersions, knownVersions } from '../../known-versions.ts';
import { allAsked } from '../../linted-project.ts';
import type { Rule, Told } from '../../rule.ts';
import { isEmpty, rangeOf, saying, versionPlace } from './parsed-range.ts';

/** Ranges that none of the known versions meets, or each, or others than it seems. */
export const knownRanges: Rule = async (project) => {
  const told: Told[] = [];
  for (const asked of allAsked(project)) {
    const range = rangeOf(asked);
    if (range === undefined || isEmpty(range)) continue;
    const releases = asked.type === 'sw.l4t' ? (await project.tables.l4t()).releases : [];
    const known = await knownVersions(asked.type, project.tables);
    if (known === undefined) continue;
    const finding = known.versions.some((version) => satisfies(version, range))
      ? alwaysMet(asked, range, known)
      : neverMet(asked, range, known, releases);
    if (finding) told.push(finding);
    else if (asked.type === 'sw.l4t') told.push(...reportedOtherwise(asked, range, releases));
  }
  return told;
};

function alwaysMet(asked: Asked, range: Range, { what, versions }: KnownVersions): Told | undefined {
  // "any version" is what some mean, and say so
  if (/^[\s*xX]*$/.test(range.raw) || !versions.every((version) => satisfies(version, range))) return undefined;
  const oldest = versions[0] ?? '';
  const l4t =
    asked.type === 'sw.l4t' ? ' It asks for nothing but that there is L4T at all; name the release that you need.' : '';
  const refusing = refusers(asked.entry.or ? { or: [asked.body] } : asked.body);
  const keeps = refusing
    ? `It keeps out no device that looks at it, but ${refusing} refuse the whole release for it`
    : 'It keeps no device out';
  return {
    code: 'range-always-met',
    at: versionPlace(asked),
    message: `${saying(asked)} is met by every known ${what}: the oldest is ${oldest}.${l4t || ` ${keeps}; remove it, or ask for what you need.`}`,
  };
}

function neverMet(
  asked: Asked,
  range: Range,
  { newest, lines, complete }: KnownVersions,
  releases: readonly L4tRelease[],
): Told | undefined {
  const at = versionPlace(asked);
  if (asked.type === 'sw.l4t' && satisfies('0.0.0', range)) return { code: 'l4t-absence', at, message: absence(asked) };
  const toCome = lines.findLast(({ newest: last }, index) => {
    const next = lines[index + 1];
    return ltr(last, range) && (next === undefined || gtr(next.oldest, range));
  });
  if (toCome) {
    const message = `${saying(asked)} is met by nothing that is known here: the newest is ${toCome.newest}. Check the number; if it is one to come, no device runs this until then.`;
    return { code: 'range-not-yet-released', at, message };
  }
  if (!complete || !gtr(newest, range)) return undefined;
  const meant = releases.filter(({ bsp }) => satisfies(bsp, range));
  const report =
    meant.length > 0
      ? `Boards on L4T ${listed([...new Set(meant.map(({ bsp }) => bsp))])} report ${listed([...new Set(meant.map(({ contract }) => contract))])}, for that is what uname shows.`
      : `Boards report ${around(releases, range)}, and nothing between.`;
  const message = `${saying(asked)} is met by no board, and no L4T was ever released that is reported so. ${report}`;
  return { code: 'range-unreleased', at, message };
}

/** the last release below a range and the first above it */
function around(releases: readonly L4tRelease[], range: Range): string {
  const versions = releases.map(({ contract }) => contract);
  const [last, next] = [
    versions.findLast((version) => ltr(version, range)),
    versions.find((version) => gtr(version, range)),
  ];
  return last === undefined ? `${next} as the first` : `${last} and then ${next}`;
}

function absence(asked: Asked): string {
  const requires = [{ type: 'sw.l4t', version: asked.version }];
  const contract = {
    body: { type: 'sw.container', slug: 'a', requires },
    origin: 'api',
    requirementLocations: [],
  } as const;
  const release = { source: 'lint', services: [{ name: 'a', optional: false, contract }] };
  const judging = generations.filter(({ contracts, otherTypes }) => contracts === 'judged' && otherTypes === 'invalid');
  const met = judging.filter((generation) => prepareDecider(generation, release).decide({ l4tVersion: null }).accepts);
  const next = judging[judging.findLastIndex((generation) => met.includes(generation)) + 1];
  const who =
    met.length === 0
      ? 'no Supervisor says so of a board without L4T'
      : `just Supervisors from ${met[0]?.from} to below ${next?.from ?? 'the next'} say so of a board without L4T`;
  return `${saying(asked)} doesn't mean a board without L4T: ${who}, and no board with L4T has such a version. There is no way to ask for its absence; ask for the device types or the architecture instead.`;
}

/** Releases that are in the range by NVIDIA's number and not by the one that boards report, or the other way round. */
function reportedOtherwise(asked: Asked, range: Range, releases: readonly L4tRelease[]): Told[] {
  const differ = releases.filter(({ bsp, contract }) => satisfies(bsp, range) !== satisfies(contract, range));
  if (differ.length === 0) return [];
  const out = differ.filter(({ bsp }) => satisfies(bsp, range));
  const some = out.length > 0 ? out : differ;
  const versions = [...new Set(some.map(({ bsp }) => bsp))];
  const reported = [...new Set(some.map(({ contract }) => contract))];
  const message = `${saying(asked)} is ${out.length > 0 ? 'not met' : 'also met'} by boards on L4T ${listed(versions)}: they report ${listed(reported)}, for uname shows no more. A range is held against what boards report, not against NVIDIA's numbers.`;
  return [{ code: 'l4t-reported-otherwise', at: versionPlace(asked), message }];
}
