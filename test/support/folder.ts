import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Gives a task a folder of its own with files in it, and takes it away afterwards. */
export async function withFolder<Result>(
  files: Readonly<Record<string, string | Uint8Array>>,
  task: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'balena-contracts-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return await task(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
