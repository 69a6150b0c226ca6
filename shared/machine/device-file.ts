import { createReadStream } from 'node:fs';
import { Failure } from './failure.ts';

/** bytes that are read at once: large snapshots are read in fewer steps */
const chunkSize = 1 << 20;

/** The bytes of a snapshot of devices: of a file, or of standard input for `-`. */
export async function* openDevices(file: string, stdin: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* file === '-' ? stdin : createReadStream(file, { highWaterMark: chunkSize });
  } catch (error) {
    throw unopened(file === '-' ? 'standard input' : file, error);
  }
}

function unopened(file: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new Failure('devices-missing', `There is no file "${file}". Name a snapshot of devices.`, {
      cause: error,
    });
  }
  const why =
    code === 'EISDIR'
      ? 'is a directory. Name a file that holds a snapshot of devices.'
      : code === 'EACCES' || code === 'EPERM'
        ? 'may not be read: permission denied.'
        : `can't be read: ${String(code ?? error)}.`;
  return new Failure('devices-unreadable', `${file} ${why}`, { cause: error });
}
