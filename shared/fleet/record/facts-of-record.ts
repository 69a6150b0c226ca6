import type { Facts } from '../device.ts';
import { firstStep, follow } from '../value-path.ts';
import { bareKernelVersion, bareL4tVersion, bareOsVersion, bareSupervisorVersion } from './bare-version.ts';
import { longestFact } from './limits.ts';
import { kindOf, shown } from './shown.ts';

/** The tags that facts are read from where a device's record doesn't give them. */
export interface FactTags {
  readonly l4tVersion: string;
  readonly kernelVersion: string;
}

export const defaultFactTags: FactTags = { l4tVersion: 'l4t_version', kernelVersion: 'kernel_version' };

/** Why a record is no device, in words that follow its name. */
export interface RecordProblem {
  /** the key that is wrong; none where the fault is that one is missing */
  readonly key?: string;
  /** names the device and the key, and says what to do */
  readonly problem: string;
  /** the same without the device; absent where the key alone says it, and no device is named */
  readonly fault?: string;
}

export type JsonRecord = Readonly<Record<string, unknown>>;

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** The facts of one record. */
export type FactsReader = (record: JsonRecord) => Facts | RecordProblem;

/** how many combinations of values are remembered; a snapshot may hold as many as it likes */
const rememberedFacts = 50_000;

/**
 * Reads the facts off records of a snapshot (JSON, as the API spells its values).
 *
 * A fact comes from the record, else from a tag, else it is unknown and its key is missing; a text
 * that holds no version counts as none. Known keys of a wrong type, and texts over `longestFact`,
 * are problems, returned and not thrown; the first found.
 *
 * Many devices of a fleet say the same, so the facts are read off the first and the others get the
 * same object.
 */
export function factsReader(factTags: FactTags): FactsReader {
  let root = firstStep<Facts>();
  let known = 0;
  return (record) => {
    const tags = readTags(record.tags, factTags);
    if ('problem' in tags) return { key: 'tags', problem: tags.problem };
    let step = follow(root, record.supervisorVersion);
    step = follow(step, record.osVersion);
    step = follow(step, record.deviceType);
    step = follow(step, record.arch);
    step = follow(step, record.kernelVersion);
    step = follow(step, record.l4tVersion);
    if (tags !== noTags) step = follow(follow(step, tags.kernelVersion), tags.l4tVersion);
    if (step.found) return step.found;
    const fault = textFault(record);
    if (fault) return fault;
    step.found = factsOf(record, tags);
    known += 1;
    if (known > rememberedFacts) {
      root = firstStep();
      known = 0;
    }
    return step.found;
  };
}

function factsOf(record: JsonRecord, tags: TagFacts): Facts {
  const facts: Writable<Facts> = {};
  const supervisorVersion = versionOf(record.supervisorVersion, bareSupervisorVersion);
  if (supervisorVersion !== undefined) facts.supervisorVersion = supervisorVersion;
  const osVersion = versionOf(record.osVersion, bareOsVersion);
  if (osVersion !== undefined) facts.osVersion = osVersion;
  if (record.deviceType) facts.deviceType = record.deviceType as string;
  if (record.arch) facts.arch = record.arch as string;
  const kernelVersion = versionOf(record.kernelVersion, bareKernelVersion);
  const l4tVersion = record.l4tVersion === null ? null : versionOf(record.l4tVersion, bareL4tVersion);
  const tagged = {
    ...(kernelVersion === undefined && given('kernelVersion', versionOf(tags.kernelVersion, bareKernelVersion))),
    ...(l4tVersion === undefined && given('l4tVersion', versionOf(tags.l4tVersion, bareL4tVersion))),
  };
  Object.assign(facts, given('kernelVersion', kernelVersion), given('l4tVersion', l4tVersion), tagged);
  const names = Object.keys(tagged);
  if (names.length > 0) facts.origin = { sources: Object.fromEntries(names.map((name) => [name, 'tag'])) };
  return facts;
}

function given(name: keyof Facts, value: string | null | undefined): Partial<Facts> {
  return value === undefined ? {} : { [name]: value };
}

function versionOf(value: unknown, bare: (text: string) => string | undefined): string | undefined {
  return typeof value === 'string' ? bare(value) : undefined;
}

/** the keys that hold a text or null, with the longest that is taken */
const textKeys = ['deviceType', 'arch', 'supervisorVersion', 'osVersion', 'kernelVersion', 'l4tVersion'] as const;

function textFault(record: JsonRecord): { key: string; problem: string } | undefined {
  for (const key of textKeys) {
    const value = record[key];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string') return { key, problem: wrongType(key, value) };
    if (value.length > longestFact) return { key, problem: tooLong(key, value) };
  }
  return undefined;
}

export function wrongType(key: string, value: unknown): string {
  return `${key} is ${kindOf(value)}; write a text in quotes, or leave the key out.`;
}

export function tooLong(key: string, value: string): string {
  return `${key} is ${value.length} characters long (${shown(value)}); at most ${longestFact} are taken.`;
}

type TagFacts = { readonly [Fact in keyof FactTags]?: string };

const noTags: TagFacts = {};

/**
 * The tags that facts are read from, out of `{name: value}`, `[{tag_key, value}]` (as the API gives
 * them) or `[{name, value}]`. What other tags hold doesn't matter here.
 */
function readTags(tags: unknown, factTags: FactTags): TagFacts | { problem: string } {
  if (tags === undefined || tags === null) return noTags;
  if (typeof tags !== 'object') {
    return { problem: `tags is ${kindOf(tags)}; write {"name": "value"}, or a list of {"tag_key", "value"}.` };
  }
  const found: { -readonly [Fact in keyof FactTags]?: string } = {};
  if (!Array.isArray(tags)) {
    for (const fact of factsFromTags) {
      const name = factTags[fact];
      if (!Object.hasOwn(tags, name)) continue;
      const fault = takeTag(found, fact, name, (tags as JsonRecord)[name]);
      if (fault) return fault;
    }
    return hasNone(found) ? noTags : found;
  }
  for (const tag of tags as unknown[]) {
    if (typeof tag !== 'object' || tag === null || Array.isArray(tag)) {
      return { problem: `an entry of tags is ${kindOf(tag)}; write {"tag_key": "name", "value": "value"}.` };
    }
    const { tag_key: key, name, value } = tag as JsonRecord;
    for (const fact of factsFromTags) {
      if ((key ?? name) !== factTags[fact]) continue;
      const fault = takeTag(found, fact, factTags[fact], value);
      if (fault) return fault;
    }
  }
  return hasNone(found) ? noTags : found;
}

function hasNone({ kernelVersion, l4tVersion }: TagFacts): boolean {
  return kernelVersion === undefined && l4tVersion === undefined;
}

const factsFromTags = ['kernelVersion', 'l4tVersion'] as const satisfies (keyof FactTags)[];

function takeTag(
  found: { -readonly [Fact in keyof FactTags]?: string },
  fact: keyof FactTags,
  name: string,
  value: unknown,
): { problem: string } | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') return { problem: wrongType(`the tag ${shown(name)}`, value) };
  // Anything may be written into a tag: what is no version is none, however long it is.
  if (value.length <= longestFact) found[fact] = value;
  return undefined;
}
