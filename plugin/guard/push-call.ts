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
 * will refuse. An argument that isn't there may be piped, which `rememberInput` has oclif know; it tells whether
 * anything is.
 */
export async function pushCall(
  command: PushCommand,
  argv: readonly string[],
  rememberInput: () => Promise<boolean>,
): Promise<PushCall | undefined> {
  const { args, flags } = await parse(command, argv, rememberInput);
  const named = text(args['fleetOrDevice']) ?? text(args['fleet']);
  if (named === undefined || text(args['image']) !== undefined) return undefined;
  const kind = command.id === 'push' && isLocalDevice(named) ? 'device' : 'fleet';
  return {
    target: { kind, name: named },
    source: text(flags['source']) || '.',
    dockerfile: text(flags['dockerfile']),
    multiDockerignore: flags['multi-dockerignore'] === true,
  };
}

async function parse(
  { args, flags, baseFlags, strict }: PushCommand,
  argv: readonly string[],
  rememberInput: () => Promise<boolean>,
) {
  const call = { flags: { ...baseFlags, ...flags }, strict };
  try {
    const typed = await Parser.parse([...argv], { ...call, args: typedOnly(args) });
    const mayBePiped = Object.entries(args).some(([name, arg]) => !arg.ignoreStdin && typed.args[name] === undefined);
    if (!mayBePiped || !(await rememberInput())) return typed;
    return await Parser.parse([...argv], { ...call, args });
  } catch {
    // The CLI will say so itself.
    return { args: {} as Record<string, unknown>, flags: {} as Record<string, unknown> };
  }
}

/** Arguments as they are on the command line: none is looked for elsewhere, so that none can be required. */
function typedOnly(args: PushCommand['args']): PushCommand['args'] {
  return Object.fromEntries(
    Object.entries(args).map(([name, arg]) => [name, { ...arg, ignoreStdin: true, required: false }]),
  );
}

/** the balena CLI's own expressions: an IPv4 address anywhere, its numbers with leading zeros too; or a name in `.local` */
const address = /\b(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\b/;
const localName = /^(?:[a-zA-Z\d-]+\.)+local$/;

/** Whether `push` takes a name for a device in the local network. */
export function isLocalDevice(name: string): boolean {
  return address.test(name) || localName.test(name);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
