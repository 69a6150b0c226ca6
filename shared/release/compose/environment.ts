import { parseEnv } from 'node:util';
import type { Lookup } from './interpolation.ts';

/** The variables that a compose file sees. Compared by identity: each reading makes its own. */
export interface Environment {
  readonly lookup: Lookup;
}

/** The variables that the caller passed in; the process's own are not looked at. */
export function givenEnvironment(values: Readonly<Record<string, string>>): Environment {
  return { lookup: (name) => (Object.hasOwn(values, name) ? values[name] : undefined) };
}

/** An environment with the values of a `.env` file where it has none of its own. */
export function withEnvFile(environment: Environment, text: string): Environment {
  const values = new Map(Object.entries(parseEnv(text)));
  return { lookup: (name) => environment.lookup(name) ?? values.get(name) };
}
