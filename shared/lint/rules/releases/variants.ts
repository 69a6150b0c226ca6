import type { DeviceType, Facts } from '../../../fleet/index.ts';
import { excerpt, listed } from '../../../release/index.ts';
import { asMeant, newestGeneration, prepareDecider } from '../../../supervisor/index.ts';
import type { LintedProject, LintedService } from '../../linted-project.ts';
import type { Rule, Told } from '../../rule.ts';
import type { Tables } from '../../tables.ts';

/** how many variants of one service are looked at */
const mostVariants = 50;

/** A kind of device that exists: a device type, with one of the L4T releases that it had, or none. */
interface Kind {
  readonly deviceType: string;
  readonly arch: string;
  readonly l4t: string | null;
}

/**
 * Optional variants of one service, by the first word of their names: devices that would run two of them,
 * and devices of their architectures that would run none. Found out by judging every device type that is
 * known, with every L4T that it had.
 */
export const variants: Rule = async (project) => {
  const told: Told[] = [];
  const all = groups(project);
  const kinds = all.size > 0 ? await knownKinds(project.tables) : [];
  for (const [stem, group] of all) {
    const runs = runsOf(group, kinds);
    if (!areVariants(runs)) continue;
    told.push(...overlaps(group, kinds, runs), ...uncovered(stem, group, kinds, runs));
  }
  return told;
};

function groups({ services }: LintedProject): Map<string, LintedService[]> {
  const stems = new Map<string, LintedService[]>();
  for (const one of services) {
    const { service, name } = one;
    if (!service.optional || service.contract === undefined) continue;
    const [stem = ''] = name.split(/[-_.]/);
    const group = stems.get(stem) ?? [];
    if (group.length < mostVariants) stems.set(stem, [...group, one]);
  }
  return new Map([...stems].filter(([, group]) => group.length > 1));
}

async function knownKinds(tables: Tables): Promise<Kind[]> {
  const [types, l4t] = [await tables.deviceTypes(), await tables.l4t()];
  const releases = ({ slug }: DeviceType): readonly (string | null)[] => {
    const had = l4t.ranges(slug).flatMap(({ release, alternatives }) => [release, ...alternatives]);
    return had.length === 0 ? [null] : [...new Set(had.map(({ contract }) => contract))];
  };
  return types.all.flatMap((type) =>
    releases(type).map((version) => ({ deviceType: type.slug, arch: type.arch, l4t: version })),
  );
}

/** for each kind whether each of the services is met; undefined where that depends on what isn't known of it */
type Runs = readonly (readonly (boolean | undefined)[])[];

function runsOf(group: readonly LintedService[], kinds: readonly Kind[]): Runs {
  const { decide } = prepareDecider(
    newestGeneration,
    { source: 'lint', services: group.map(({ service }) => service) },
    asMeant,
  );
  return kinds.map(({ deviceType, arch, l4t }): readonly (boolean | undefined)[] => {
    const facts: Facts = { deviceType, arch, l4tVersion: l4t };
    return decide(facts).met;
  });
}

/** Whether there are two of which each runs where the other doesn't: else they are services of their own. */
function areVariants(runs: Runs): boolean {
  const width = runs[0]?.length ?? 0;
  const apart = (a: number, b: number) => runs.some((met) => met[a] === true && met[b] === false);
  return pairs(width).some(([a, b]) => apart(a, b) && apart(b, a));
}

function overlaps(group: readonly LintedService[], kinds: readonly Kind[], runs: Runs): Told[] {
  return pairs(group.length).flatMap(([a, b]): Told[] => {
    const both = kinds.filter((_, index) => runs[index]?.[a] === true && runs[index]?.[b] === true);
    const [first, second] = [group[a], group[b]];
    const [example] = both;
    const at = second && placeOf(second);
    const other = first && placeOf(first);
    if (!first || !second || !example || !at) return [];
    return [
      {
        code: 'variants-overlap',
        at,
        message: `${excerpt(first.name)} and ${excerpt(second.name)} look like variants of one service, and some devices run both, such as ${described(example)}. Make what they require exclude each other.`,
        ...(other && { related: [{ at: other, message: `what ${excerpt(first.name)} requires` }] }),
      },
    ];
  });
}

function uncovered(stem: string, group: readonly LintedService[], kinds: readonly Kind[], runs: Runs): Told[] {
  const archs = new Set(kinds.filter((_, index) => runs[index]?.includes(true)).map(({ arch }) => arch));
  const theirs = kinds.map((kind, index) => ({ kind, none: runs[index]?.every((met) => met === false) ?? false }));
  const inArchs = theirs.filter(({ kind }) => archs.has(kind.arch));
  const left = inArchs.filter(({ none }) => none).map(({ kind }) => kind);
  const at = group[0] && placeOf(group[0]);
  if (left.length === 0 || at === undefined) return [];
  const served = new Set(inArchs.filter(({ none }) => !none).map(({ kind }) => kind.deviceType));
  const partly = left.filter(({ deviceType }) => served.has(deviceType));
  const types = [...new Set(left.map(({ deviceType }) => deviceType))].filter((type) => !served.has(type));
  const gaps = [...new Set(partly.map(({ l4t }) => l4t ?? 'none'))].sort();
  const parts = [
    ...(types.length > 0
      ? [`${types.length} of the ${types.length + served.size} known device types of ${listed([...archs])}`]
      : []),
    ...(gaps.length > 0 ? [`L4T ${listed(gaps)} of others, such as ${described(partly[0] as Kind)}`] : []),
  ];
  return [
    {
      code: 'variants-uncovered',
      at,
      message: `The variants of ${excerpt(stem)} leave out ${parts.join(', and ')}. Such a device accepts the release and runs none of them. If your fleet has any, add a variant.`,
    },
  ];
}

function described({ deviceType, l4t }: Kind): string {
  return l4t === null ? deviceType : `${deviceType} with L4T ${l4t}`;
}

function placeOf({ asks, written: { contractFile } }: LintedService) {
  return asks[0]?.place ?? contractFile?.place;
}

function pairs(width: number): [number, number][] {
  return Array.from({ length: width }, (_, b) => Array.from({ length: b }, (__, a): [number, number] => [a, b])).flat();
}
