import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const fromSources = join(import.meta.dirname, '..', '..', 'plugin', 'bin.ts');

/** Runs the binary in a process of its own, from the sources or as it is installed somewhere. */
export async function runBinary(
  args: readonly string[],
  {
    cwd,
    input = '',
    env = {},
    binary = fromSources,
  }: { cwd: string; input?: string | Uint8Array; env?: Record<string, string>; binary?: string },
): Promise<Ended> {
  const child = spawn(process.execPath, [binary, ...args], { cwd, env: { ...inheritedVariables(), ...env } });
  // A command that never reads its input closes it; that is no error of the test.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve)),
  ]);
  return { status, stdout, stderr };
}

/** The variables of this process but those that say how to look, or what to log in to and how. */
function inheritedVariables(): NodeJS.ProcessEnv {
  const own = /^(?:NO_COLOR|FORCE_COLOR|NODE_OPTIONS|BALENA.*)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}
