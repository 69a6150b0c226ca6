import type { Facts } from '../fleet/index.ts';
import type { Generation } from './generations.ts';
import { isObject, type JsonObject, own } from './json.ts';
import type { OfferedFact, Reading } from './offer.ts';
import { all, some, type Truth } from './truth.ts';
import { versionTest } from './version-test.ts';

/** One requirement made ready for a generation: whether a device's facts meet it. */
export type RequirementTest = (facts: Facts) => Truth;

const met: RequirementTest = () => true;

/**
 * Makes one valid requirement ready to be asked of many devices.
 *
 * It is met if one of the facts that the generation offers fits it, an `or` if one of its
 * alternatives is met, or if it has none. A fact fits if its type is equal; its slug, where one is
 * asked for; its version (version-test.ts); and every other key that the generation compares.
 * Where types that a generation doesn't know count as met, so does a requirement of such a type.
 */
export function requirementTest(generation: Generation, requirement: unknown): RequirementTest {
  if (!isObject(requirement)) return met;
  const type = own(requirement, 'type');
  if (typeof type !== 'string') {
    const alternatives = own(requirement, 'or');
    if (!Array.isArray(alternatives) || alternatives.length === 0) return met;
    const tests = alternatives.map((alternative) => requirementTest(generation, alternative));
    return (facts) => some(tests.map((test) => test(facts)));
  }
  if (!generation.types.includes(type)) return met;
  const fitTests = generation.offer
    .filter((fact) => fact.type === type)
    .map((fact) => fitTest(generation, requirement, fact));
  const [only] = fitTests;
  return fitTests.length === 1 && only ? only : (facts) => some(fitTests.map((fits) => fits(facts)));
}

/** whether one offered fact fits one requirement of its type */
function fitTest(generation: Generation, requirement: JsonObject, fact: OfferedFact): RequirementTest {
  const { present } = fact;
  const tests: RequirementTest[] = present ? [present] : [];
  for (const [key, asked] of comparedEntries(generation, requirement)) {
    const offered = key === 'slug' || key === 'name' ? fact[key] : undefined;
    if (typeof offered === 'function') tests.push(equals(offered, asked));
    else if (offered !== asked) return () => false;
  }
  const asked = own(requirement, 'version');
  if (typeof asked === 'string' && asked !== '') {
    const version = versionTest(asked);
    const read: Reading = fact.version ?? (() => null);
    tests.push((facts) => version(read(facts)));
  }
  const [only] = tests;
  if (!only) return met;
  return tests.length === 1 ? only : (facts) => all(tests.map((test) => test(facts)));
}

function equals(offered: Reading, asked: unknown): RequirementTest {
  return (facts) => {
    const value = offered(facts);
    return value === undefined ? undefined : value === asked;
  };
}

/** the keys of a requirement that decide whether a fact fits it, besides type and version */
function comparedEntries({ comparedKeys }: Generation, requirement: JsonObject): [string, unknown][] {
  return Object.entries(requirement).filter(([key, value]) => {
    if (key === 'type' || key === 'version') return false;
    if (key === 'slug') return value !== '' && value !== null && value !== undefined;
    return comparedKeys === 'all' || key === 'data';
  });
}
