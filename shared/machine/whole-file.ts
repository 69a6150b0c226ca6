import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure } from './failure.ts';

/**
 * Writes a file that is whole or not there at all: under another name beside it, and renamed at the
 * end. Where that fails, or the process is ended from outside, nothing is left, and what stood there
 * before still does.
 */
export async function writeWholeFile(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const { target, mode } = await targetOf(path);
  const unfinished = join(dirname(target), `.${basename(target).slice(0, 200)}.${randomBytes(6).toString('hex')}.tmp`);
  const forget = removeWhenEnded(unfinished);
  try {
    const file = await written(path, () => open(unfinished, 'wx'));
    try {
      if (mode !== undefined) await written(path, () => file.chmod(mode));
      // Not write, which may write a part and be content.
      for await (const piece of pieces) await written(path, () => file.appendFile(piece));
      await written(path, () => file.sync());
    } finally {
      await file.close();
    }
    await written(path, () => rename(unfinished, target));
  } catch (error) {
    // What failed first is what is told, whatever becomes of the rest.
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  } finally {
    forget();
  }
}

/**
 * The file that is to be replaced, behind a link if there is one, and who may read it. What is no file, such as a
 * directory or a device, is not to be replaced by one.
 */
async function targetOf(path: string): Promise<{ readonly target: string; readonly mode?: number }> {
  if (path === '' || path === '-') {
    throw new Failure('output-unwritable', `${JSON.stringify(path)} names no file. Give one to be written.`);
  }
  const there = await stat(path).catch(() => undefined);
  if (!there) return { target: path };
  if (!there.isFile()) throw new Failure('output-unwritable', `${path} is no file that could be written.`);
  return { target: await realpath(path), mode: there.mode & 0o777 };
}

/** what the pieces are made of may fail in its own way; here just writing does */
async function written<Result>(path: string, task: () => Promise<Result>): Promise<Result> {
  try {
    return await task();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why =
      code === 'ENOENT' || code === 'ENOTDIR'
        ? 'its directory is not there'
        : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
          ? 'permission denied'
          : code === 'ENOSPC'
            ? 'the disk is full'
            : code || 'nobody knows why';
    throw new Failure('output-unwritable', `${path} can't be written: ${why}.`, { cause: error });
  }
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Removes a file where a signal ends the process, and lets it end as it would have. */
function removeWhenEnded(file: string): () => void {
  const end = (signal: NodeJS.Signals) => {
    rmSync(file, { force: true });
    forget();
    process.kill(process.pid, signal);
  };
  const forget = () => {
    for (const signal of endings) process.off(signal, end);
  };
  for (const signal of endings) process.on(signal, end);
  return forget;
}
