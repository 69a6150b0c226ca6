import { lstat, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { Failure } from '../shared/machine/failure.ts';

const byteOrderMark = '\ufeff';

/**
 * Replaces the text of a file in a directory, at once: whoever reads it meanwhile has the old text or the new.
 * Not where it is no file of that directory any more, by a link, or has another text than the one that was
 * read. `root` is a real path; `file` has `/` on every platform.
 */
export async function replaceFile(root: string, file: string, before: string, after: string): Promise<void> {
  const path = join(root, file);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const folder = await realpath(dirname(path));
    const stats = await lstat(path);
    const inside = folder === root || folder.startsWith(root.endsWith(sep) ? root : root + sep);
    if (!inside || !stats.isFile())
      throw new Failure('file-not-replaced', `${file} is no file of the project any more.`);
    const text = await readFile(path, 'utf8');
    const mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
    if (text !== mark + before)
      throw new Failure(
        'file-not-replaced',
        `${file} has changed while it was looked at, and is left alone. Run it again.`,
      );
    // where another has made such a file, this fails, and it isn't ours to remove
    const handle = await open(temporary, 'wx', 0o600);
    try {
      try {
        await handle.writeFile(mark + after);
        // what a file is made with is cut by the umask
        await handle.chmod(stats.mode & 0o7777);
      } finally {
        await handle.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new Failure('file-not-replaced', `${file} can't be written: ${why}.`, { cause: error });
  }
}
