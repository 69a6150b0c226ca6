import { Failure } from '../failure.ts';

const variables = ['BALENA_TOKEN', 'BALENA_API_KEY'] as const;

/**
 * A session token or an API key out of the environment. Blanks around it are what a secret's line
 * break leaves behind, and are no part of it; within it they can be none of its own.
 */
export function tokenOf(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  for (const name of variables) {
    const token = environment[name]?.trim();
    if (!token) continue;
    // Of what else would not pass for a header nothing is said but that it is there.
    if (!/^[\x21-\x7e]+$/.test(token)) {
      const problem = `${name} holds a blank, a line break or another character that no token has. Copy the token again, in one line.`;
      throw new Failure('token-invalid', problem);
    }
    return token;
  }
  return undefined;
}
