import { createReadStream } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { type PolicyRead, readPolicyFile, readProjectPolicy } from '../policy/index.ts';
import { sizeLimit } from '../release/index.ts';
import { Failure } from './failure.ts';
import { openSource } from './source-directory.ts';

/** Whose policy is wanted. */
export interface PolicyRequest {
  readonly source: string;
  /** a file of the user's choice, wherever it lies; by default the policy is looked for in the source directory */
  readonly policyFile?: string | undefined;
  /** a date in UTC, `2026-11-24` */
  readonly today: string;
}

/**
 * The policy that counts: of the file that was named, else of the source directory, else none. What is wrong with it
 * is told in diagnostics; rejects with a Failure where a file was named that can't be read.
 */
export async function loadPolicy({ source, policyFile, today }: PolicyRequest): Promise<PolicyRead> {
  if (policyFile === undefined) return readProjectPolicy(await openSource(source), today);
  return readPolicyFile(nameFrom(source, policyFile), await readBounded(policyFile), today);
}

/**
 * A file's path from the source directory, as all places of a project are told; as it was named where it lies neither
 * there nor below the current directory.
 */
function nameFrom(source: string, file: string): string {
  const isBelow = [resolve(source), resolve('.')].some((directory) => {
    const path = relative(directory, resolve(file));
    return !isAbsolute(path) && path !== '..' && !path.startsWith(`..${sep}`);
  });
  return isBelow ? relative(resolve(source), resolve(file)).split(sep).join('/') : file;
}

/** One byte more than a policy may have is enough to see that it is too large; a pipe has no size to be asked for. */
async function readBounded(file: string): Promise<Uint8Array> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of createReadStream(file, { end: sizeLimit })) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (error) {
    throw unopened(file, error);
  }
}

function unopened(file: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const message = `There is no policy file "${file}". Name one that is there.`;
    return new Failure('policy-missing', message, { cause: error });
  }
  const why =
    code === 'EISDIR'
      ? 'is a directory. Name a policy file.'
      : code === 'EACCES' || code === 'EPERM'
        ? 'may not be read: permission denied.'
        : `can't be read: ${String(code ?? error)}.`;
  return new Failure('policy-unreadable', `${file} ${why}`, { cause: error });
}
