import { devNull } from 'node:os';
import { format } from 'node:util';

const methods = ['log', 'info', 'warn'] as const;

/**
 * Runs what starts PineJS so that nothing of it is seen outside: what it prints is shown only if it fails, its
 * timers hold no process, its cache goes nowhere, and its client's deprecations are not ours to mend.
 */
export async function quietly<Result>(task: () => Promise<Result>): Promise<Result> {
  const printed: string[] = [];
  const { PINEJS_CACHE_FILE: cacheFile } = process.env;
  const { noDeprecation = false } = process;
  const { setTimeout } = globalThis;
  const originals = methods.map((method) => [method, console[method]] as const);
  for (const method of methods) console[method] = (...values: unknown[]) => void printed.push(format(...values));
  globalThis.setTimeout = Object.assign(
    (...timer: Parameters<typeof setTimeout>) => setTimeout(...timer).unref(),
    setTimeout,
  );
  process.env['PINEJS_CACHE_FILE'] = devNull;
  process.noDeprecation = true;
  try {
    return await task();
  } catch (error) {
    for (const line of printed) console.error(line);
    throw error;
  } finally {
    if (cacheFile === undefined) delete process.env['PINEJS_CACHE_FILE'];
    else process.env['PINEJS_CACHE_FILE'] = cacheFile;
    process.noDeprecation = noDeprecation;
    globalThis.setTimeout = setTimeout;
    for (const [method, original] of originals) console[method] = original;
  }
}

/** What PineJS prints when it is asked for a field that it doesn't have: an answer of 500, and no news. */
const expected = ['Failed to translate url: ', 'Failed to parse url: '];

/** Keeps what PineJS prints of questions it can't answer from the console, until the returned function is called. */
export function silenceRefusals(): () => void {
  const original = console.error;
  console.error = (...values: unknown[]) => {
    if (!expected.includes(String(values[0]))) original(...values);
  };
  return () => {
    console.error = original;
  };
}
