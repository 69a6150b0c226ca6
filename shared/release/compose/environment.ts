import { parseEnv } from 'node:util';
import type { SourceText } from '../files/source-text.ts';
import type { Lookup } from './interpolation.ts';

/**
 * The variables that a compose file sees. Compared by identity: each reading makes its own, and the
 * same file under the same environment is the same again, so that what it is for is read once.
 */
export interface Environment {
  readonly lookup: Lookup;
  /** what was made of it with files under it */
  readonly extended: Map<SourceText, Environment>;
}

/** The variables that the caller passed in; the process's own are not looked at. */
export function givenEnvironment(values: Readonly<Record<string, string>>): Environment {
  return { lookup: (name) => (Object.hasOwn(values, name) ? values[name] : undefined), extended: new Map() };
}

/** An environment with the values of a `.env` file where it has none of its own. */
export function withEnvFile(environment: Environment, source: SourceText): Environment {
  const known = environment.extended.get(source);
  if (known !== undefined) return known;
  const values = new Map(Object.entries(parseEnv(source.text)));
  const made: Environment = { lookup: (name) => environment.lookup(name) ?? values.get(name), extended: new Map() };
  environment.extended.set(source, made);
  return made;
}
