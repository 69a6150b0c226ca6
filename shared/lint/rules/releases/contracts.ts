import {
  contractType,
  entryOf,
  excerpt,
  type MapValue,
  quoted,
  type Service,
  type Value,
  valueUnder,
} from '../../../release/index.ts';
import { generations, identicalContracts, prepareDecider } from '../../../supervisor/index.ts';
import type { LintedProject, LintedService } from '../../linted-project.ts';
import type { Rule, Told } from '../../rule.ts';

/** Contract files that have one slug, are identical, or count for several services. */
export const contractsBesideEachOther: Rule = (project) => [...sharedContexts(project), ...slugs(project)];

/** A contract file; of a service, unless it is a stray one. */
interface Holder {
  readonly contract: MapValue;
  readonly service?: Service;
}

function slugs({ services, read: { written } }: LintedProject): Told[] {
  const told: Told[] = [];
  const first = new Map<string, Holder>();
  const own = services.map(({ service, written: { contractFile } }) => ({ service, contract: contractFile }));
  const stray = written.strayContracts.filter(({ contract }) => textUnder(contract, 'type') === contractType);
  const seen = new Set<MapValue>();
  for (const { contract, ...holder } of [...own, ...stray.map(({ contract }) => ({ contract }))]) {
    const slug = textUnder(contract, 'slug');
    const at = entryOf(contract, 'slug')?.value.place;
    if (contract === undefined || slug === undefined || at === undefined || seen.has(contract)) continue;
    seen.add(contract);
    if (/\s/.test(slug)) told.push(spaced(at, slug));
    const other = first.get(slug);
    if (other === undefined) first.set(slug, { contract, ...holder });
    else told.push(sameSlug(other, { contract, ...holder }, slug, at));
  }
  return told;
}

function spaced(at: Told['at'], slug: string): Told {
  const message = `The slug ${quoted(slug)} has a space in it. No device minds, but slugs elsewhere in balena have none; write it with hyphens.`;
  return { code: 'slug-spaced', at, message };
}

function sameSlug(first: Holder, second: Holder, slug: string, at: Told['at']): Told {
  const [file, other] = [fileOf(second), fileOf(first)];
  const related = [
    { at: entryOf(first.contract, 'slug')?.value.place ?? first.contract.place, message: 'the same slug' },
  ];
  if (areIdentical(first.service, second.service)) {
    const message = `${other} and ${file} are identical. ${collapsing()} Give each a slug of its own.`;
    return { code: 'contracts-identical', at, message, related };
  }
  const message = `${other} and ${file} have the same slug, ${quoted(slug)}. No device minds, but one of them was probably copied: check what it asks for, and give it a slug of its own.`;
  return { code: 'slug-shared', at, message, related };
}

function areIdentical(a: Service | undefined, b: Service | undefined): boolean {
  if (a?.contract === undefined || b?.contract === undefined) return false;
  return identicalContracts({ source: 'lint', services: [a, b] }).length > 0;
}

function sharedContexts({ services }: LintedProject): Told[] {
  const first = new Map<Value, LintedService>();
  return services.flatMap((service): Told[] => {
    const { contractFile, fields } = service.written;
    if (contractFile === undefined || service.asks.length === 0) return [];
    const other = first.get(contractFile);
    if (other === undefined) first.set(contractFile, service);
    if (other === undefined) return [];
    return [
      {
        code: 'context-shared',
        at: entryOf(fields, 'build')?.place ?? contractFile.place,
        message: `Services ${excerpt(other.name)} and ${excerpt(service.name)} are built from one directory, so ${fileOf({ contract: contractFile })} counts for both of them. ${collapsing()} If it is meant for one, build the other from a directory of its own.`,
        related: [{ at: contractFile.place, message: 'the contract that both have' }],
      },
    ];
  });
}

/** What some Supervisors make of two services with one contract, found out by judging two that require nothing. */
function collapsing(): string {
  const contract = { body: { type: contractType, slug: 'a' }, origin: 'file', requirementLocations: [] } as const;
  const services = ['a', 'b'].map((name) => ({ name, optional: false, contract }));
  const judging = generations.filter(({ contracts }) => contracts === 'judged');
  const rejects = (one: (typeof generations)[number]) =>
    prepareDecider(one, { source: 'lint', services }).decide({}).accepts === false;
  const next = judging[judging.findLastIndex(rejects) + 1];
  return `Supervisors from ${judging.find(rejects)?.from} to below ${next?.from} reject a release with two such services.`;
}

function textUnder(map: MapValue | undefined, key: string): string | undefined {
  const value = valueUnder(map, key);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

function fileOf({ contract }: Holder): string {
  return excerpt(contract.place.source.file);
}
