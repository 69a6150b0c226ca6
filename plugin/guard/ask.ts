import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Where a question is asked and answered. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Whether there is somebody to ask: never in a pipe, and never in CI, whatever it pretends to be. */
export function canAsk({ input, output, environment }: Terminal): boolean {
  const { CI } = environment;
  const isCi = CI !== undefined && !['', '0', 'false'].includes(CI.toLowerCase());
  return input.isTTY === true && output.isTTY === true && !isCi;
}

/** Asks whether to push anyway. Everything but a clear yes is a no: an empty line, the end of the input, Ctrl-C. */
export async function askToPush({ input, output }: Terminal): Promise<boolean> {
  const lines = createInterface({ input, output });
  try {
    const answer = await new Promise<string>((resolve) => {
      lines.on('close', () => resolve('')).on('SIGINT', () => lines.close());
      lines.question('\nPush anyway? [y/N] ', resolve);
    });
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
