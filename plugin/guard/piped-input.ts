import type { Readable } from 'node:stream';

/** Where oclif keeps what a command was piped, once it has read that. */
interface WithInputCache {
  oclif?: { stdinCache?: string };
}

/** how long the other end of a pipe is waited for, in milliseconds: one that stays open and silent may be just inherited */
const timeLimit = 1000;
/** no name of a fleet or an image is longer, in bytes */
const sizeLimit = 65_536;

/**
 * Reads what a command is piped in place of an argument, and puts it where oclif looks first. oclif itself gives up
 * after 10 ms, so that of two parses of one call the second may find what the first one didn't. Tells whether there is
 * anything; a terminal is never read.
 */
export async function rememberPipedInput(input: Readable & { readonly isTTY?: boolean }): Promise<boolean> {
  if (input.isTTY) return false;
  const place = globalThis as WithInputCache;
  if (place.oclif?.stdinCache) return true;
  const text = (await textOf(input)).trim();
  if (text === '') return false;
  place.oclif = { ...place.oclif, stdinCache: text };
  return true;
}

/** What comes until the input ends, is too much or stays away; what is left of it is left to others. */
function textOf(input: Readable): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer | string) => {
      chunks.push(Buffer.from(chunk));
      size += chunk.length;
      if (size > sizeLimit) end();
    };
    const end = () => {
      clearTimeout(late);
      input.off('data', take).off('end', end).off('error', end).pause();
      resolve(Buffer.concat(chunks).toString());
    };
    const late = setTimeout(end, timeLimit);
    input.on('data', take).once('end', end).once('error', end);
  });
}
