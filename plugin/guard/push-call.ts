import { isIPv4 } from 'node:net';
import { type Command, Parser } from '@oclif/core';

/** What a push makes a release of, and for whom. */
export interface PushCall {
  readonly target: { readonly kind: 'fleet' | 'device'; readonly name: string };
  readonly source: string;
  readonly dockerfile?: string | undefined;
  readonly multiDockerignore: boolean;
}

/** a command of the CLI, of which its options and arguments matter here */
export type PushCommand = Pick<Command.Class, 'id' | 'flags' | 'baseFlags' | 'args' | 'strict'>;

/**
 * What `balena push` or `balena deploy` is asked to do, parsed by the CLI's own description of its options.
 * Undefined where nothing is built out of a directory: `deploy` was given an image, or the call is one that the CLI
 * will refuse.
 */
export async function pushCall(command: PushCommand, argv: readonly string[]): Promise<PushCall | undefined> {
  const { args, flags } = await parse(command, argv);
  const named = text(args['fleetOrDevice']) ?? text(args['fleet']);
  if (named === undefined || args['image'] != null) return undefined;
  const kind = command.id === 'push' && isLocalDevice(named) ? 'device' : 'fleet';
  return {
    target: { kind, name: named },
    source: text(flags['source']) || '.',
    dockerfile: text(flags['dockerfile']),
    multiDockerignore: flags['multi-dockerignore'] === true,
  };
}

async function parse({ args, flags, baseFlags, strict }: PushCommand, argv: readonly string[]) {
  try {
    return await Parser.parse([...argv], { args, flags: { ...baseFlags, ...flags }, strict });
  } catch {
    // The CLI will say so itself.
    return { args: {} as Record<string, unknown>, flags: {} as Record<string, unknown> };
  }
}

/** What `push` takes for a device in the local network: anything with an IPv4 address in it, and names in `.local`. */
export function isLocalDevice(name: string): boolean {
  const addresses = name.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? [];
  return addresses.some((address) => isIPv4(address)) || /^(?:[A-Za-z\d-]+\.)+local$/.test(name);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
