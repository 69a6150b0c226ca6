import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Ended } from '../support/binary.ts';

/** Somebody at a machine of their own, who has the balena CLI and a home directory. */
export interface User {
  readonly home: string;
  /** where the CLI keeps its plugins */
  readonly dataDirectory: string;
  /** Runs a program of Node's with the user's variables, and more. */
  run(program: string, args: readonly string[], options?: RunOptions): Promise<Ended>;
  leave(): Promise<void>;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** A user with an empty home directory, for whom the API and the builder are those on loopback. */
export async function newUser(addresses: { readonly api: string; readonly builder: string }): Promise<User> {
  const home = await mkdtemp(join(tmpdir(), 'balena-contracts-home-'));
  const own = {
    HOME: home,
    BALENARC_NO_SENTRY: '1',
    BALENARC_API_URL: addresses.api,
    BALENARC_BUILDER_URL: addresses.builder,
    // Whether it says so would depend on the day.
    BALENARC_UNSUPPORTED: '1',
  };
  return {
    home,
    dataDirectory: join(home, '.local', 'share', 'balena-cli'),
    async run(program, args, { cwd = home, env = {}, input = '' } = {}) {
      const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...plainVariables(), ...own, ...env } });
      // A command that never reads its input closes it; that is no error of the test.
      child.stdin.on('error', () => {});
      child.stdin.end(input);
      const [stdout, stderr, status] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve)),
      ]);
      return { status, stdout, stderr };
    },
    leave: () => rm(home, { recursive: true, force: true }),
  };
}

/** The variables of this process but those that say how to look, where things are, or what to log in to. */
function plainVariables(): NodeJS.ProcessEnv {
  const own = /^(?:NO_COLOR|FORCE_COLOR|NODE_OPTIONS|CI|DEBUG|BALENA.*|XDG_.*|npm_.*|INIT_CWD)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}
