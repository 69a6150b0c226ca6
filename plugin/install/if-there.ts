/** Does what needs a file; nothing where it isn't there. */
export async function ifThere(task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** The code of an error of the system's. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
