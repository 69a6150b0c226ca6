import type { Facts } from '../../shared/fleet/index.ts';
import { isOptional, type Release, type Service } from '../../shared/release/index.ts';
import { generationOf, prepareDecider } from '../../shared/supervisor/index.ts';

/** One release judged by one device, as a real Supervisor decided it (test/conformance/README.md). */
export interface Vector {
  readonly id: string;
  readonly device: Readonly<Record<string, string | undefined>>;
  readonly services: Readonly<Record<string, VectorService>>;
  readonly mayBeUnknown?: boolean;
  readonly expect: { readonly accepts: boolean; readonly unmet?: readonly string[] | null; readonly error?: string };
}

interface VectorService {
  readonly contract?: unknown;
  readonly labels?: Readonly<Record<string, unknown>>;
}

/** the small form: named cases, a letter for each Supervisor version */
interface Matrix {
  readonly versions: readonly string[];
  readonly cases: readonly {
    readonly case: string;
    readonly device: Vector['device'];
    readonly services: Vector['services'];
    readonly verdicts: string;
  }[];
}

/** Reads the text of a file of vectors, in either form: a vector a line, or a matrix. */
export function parseVectors(text: string): Vector[] {
  const matrix = parseMatrix(text);
  if (matrix) return matrix.cases.flatMap((row) => matrixVectors(matrix.versions, row));
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Vector);
}

function parseMatrix(text: string): Matrix | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'cases' in value ? (value as Matrix) : undefined;
  } catch {
    return undefined; // more than one line: not a matrix
  }
}

function matrixVectors(versions: Matrix['versions'], row: Matrix['cases'][number]): Vector[] {
  return versions.map((supervisorVersion, index) => {
    const verdict = row.verdicts[index];
    return {
      id: `${row.case} on ${supervisorVersion}`,
      device: { osSlug: 'balena-os', ...row.device, supervisorVersion },
      services: row.services,
      // E is a refusal for an invalid contract; R, for an unmet requirement, leaves open of which service.
      expect: verdict === 'E' ? { accepts: false, unmet: null } : { accepts: verdict === 'A' },
    };
  });
}

/** A vector's services as a release that came from the API. */
export function vectorRelease(vector: Vector): Release {
  const services = Object.entries(vector.services).map(([name, { contract, labels }]): Service => {
    const service = { name, optional: isOptional(labels ?? {}) };
    if (contract === undefined || contract === null) return service;
    return { ...service, contract: { body: contract, origin: 'api', requirementLocations: [] } };
  });
  return { source: vector.id, services };
}

/** A vector's device: a board without L4T is one that is known to have none. */
export function vectorFacts(vector: Vector): Facts {
  return { ...vector.device, l4tVersion: vector.device['l4tVersion'] ?? null } as Facts;
}

/** What is wrong with the decision on a vector, in a line; undefined where it agrees. */
export function mismatch(vector: Vector): string | undefined {
  const { accepts, unmet } = vector.expect;
  const generation = generationOf(vectorFacts(vector).supervisorVersion ?? '');
  if (!generation) return `${vector.id}: no generation for Supervisor ${vector.device['supervisorVersion']}`;
  const { decide, services } = prepareDecider(generation, vectorRelease(vector));
  const decision = decide(vectorFacts(vector));
  if (decision.accepts === undefined) {
    const construct = services.find((prepared) => prepared.construct)?.construct;
    if (vector.mayBeUnknown && construct) return undefined;
    return `${vector.id}: unknown, expected ${accepts ? 'accepted' : 'rejected'}`;
  }
  if (decision.accepts !== accepts) {
    return `${vector.id}: ${accepts ? 'rejected, expected accepted' : 'accepted, expected rejected'}`;
  }
  if (unmet === undefined) return decision.invalid === false ? undefined : `${vector.id}: invalid, expected unmet`;
  const found = decision.invalid
    ? null
    : services.filter((_, i) => decision.met[i] === false).map((s) => s.service.name);
  const open = services.some((prepared, index) => prepared.construct && decision.met[index] === undefined);
  if (vector.mayBeUnknown && open && found && unmet)
    return subset(found, unmet) ? undefined : wrongUnmet(vector, found);
  return sameSet(found, unmet) ? undefined : wrongUnmet(vector, found);
}

function wrongUnmet(vector: Vector, found: readonly string[] | null): string {
  return `${vector.id}: unmet ${JSON.stringify(found)}, expected ${JSON.stringify(vector.expect.unmet)}`;
}

function subset(a: readonly string[], b: readonly string[]): boolean {
  return a.every((name) => b.includes(name));
}

function sameSet(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a === null || b === null ? a === b : a.length === b.length && subset(a, b);
}
