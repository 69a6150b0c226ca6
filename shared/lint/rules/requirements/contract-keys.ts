import {
  contractType,
  entriesOf,
  excerpt,
  type MapValue,
  type Place,
  type Value,
  valueUnder,
} from '../../../release/index.ts';
import { generations, prepareDecider } from '../../../supervisor/index.ts';
import type { JsonObject } from '../../asked.ts';
import { nearest } from '../../nearest.ts';
import { rewriting } from '../../rewriting.ts';
import type { Rule, Told } from '../../rule.ts';
import { contractFiles } from './contract-files.ts';

/** Keys of a contract, beside its requirements, that do something else than they look, or nobody knows what. */
export const contractKeys: Rule = (project) => {
  const taken = project.services.filter(({ service }) => service.contract !== undefined);
  const reaching = new Set(taken.map(({ written }) => written.contractFile));
  return contractFiles(project).flatMap((contract) => [
    ...misspelledRequires(contract),
    // what the builder refuses reaches no device
    ...(reaching.has(contract) ? unjudged(contract) : []),
  ]);
};

const near = ['requires', 'require', 'required', 'requirement', 'requirements'];

/** Whether requirements stand under a key that nobody reads. */
export function hasMisspelledRequires(contract: MapValue | undefined): boolean {
  return contract !== undefined && misspelledRequires(contract).length > 0;
}

function misspelledRequires(contract: MapValue): Told[] {
  if (contract.entries.has('requires')) return [];
  const misspelled = [...entriesOf(contract)].filter(
    ([name, { value }]) => nearest(name, near) !== undefined && value.kind !== 'scalar',
  );
  return misspelled.flatMap(([name, { key }]): Told[] => {
    return [
      {
        code: 'requires-misspelled',
        at: key,
        message: `Nobody reads the key "${excerpt(name)}" of a contract, so nothing is required. The key is "requires".`,
        fix:
          misspelled.length === 1
            ? rewriting('Write requires.', [{ at: key, from: name, into: 'requires' }])
            : undefined,
      },
    ];
  });
}

function unjudged(contract: MapValue): Told[] {
  const told: Told[] = [];
  for (const name of ['provides', 'children']) {
    const key = contract.entries.get(name)?.key;
    if (key === undefined || valueUnder(contract, name) === undefined) continue;
    told.push(unknownEffect(key, `"${name}" in a service's contract`, { [name]: [{}] }));
  }
  const template = firstTemplate(contract);
  if (template) told.push(unknownEffect(template, 'A template ("{{…}}")', { name: '{{a}}' }));
  const requires = valueUnder(contract, 'requires');
  for (const entry of requires?.kind === 'list' ? requires.items : []) {
    const or = entry.kind === 'map' ? entry.entries.get('or')?.key : undefined;
    if (or && valueUnder(entry, 'type') !== undefined)
      told.push(unknownEffect(or, '"or" beside "type" in one requirement', { requires: [{ type: 'sw.l4t', or: [] }] }));
  }
  return told;
}

/** `example` is the least that a contract has of it, to ask each generation whether the effect is known. */
function unknownEffect(at: Place, what: string, example: JsonObject): Told {
  const contract = {
    body: { type: contractType, slug: 'a', ...example },
    origin: 'file',
    requirementLocations: [],
  } as const;
  const release = { source: 'lint', services: [{ name: 'a', optional: false, contract }] };
  const judging = generations.filter(({ contracts }) => contracts === 'judged');
  const unknown = judging.map((generation) => prepareDecider(generation, release).services[0]?.construct !== undefined);
  const [from, next] = [judging[unknown.indexOf(true)], judging[unknown.lastIndexOf(true) + 1]];
  const which = next
    ? `Supervisors below ${next.from}`
    : from === judging[0]
      ? 'Supervisors'
      : `Supervisors from ${from?.from} on`;
  const message = `What ${which} make of it isn't known: ${what}. A check says "unknown" where it decides. Leave it out.`;
  return { code: 'construct-unjudged', at, message };
}

// Each value once, however many aliases lead to it.
function firstTemplate(contract: MapValue): Place | undefined {
  const seen = new Set<Value>();
  const open: Value[] = [contract];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    if (value.kind === 'scalar') {
      if (typeof value.value === 'string' && value.value.includes('{{')) return value.place;
    } else
      open.push(
        ...(value.kind === 'list' ? value.items : [...value.entries.values()].map((entry) => entry.value)).toReversed(),
      );
  }
  return undefined;
}
