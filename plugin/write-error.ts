/**
 * Ends the process where standard output can't be written. Who reads just the beginning (`| head`)
 * is no error; a disk that is full is one.
 */
export function endOnWriteError(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`The output can't be written: ${error.code ?? error.message}.\n`);
  process.exit(1);
}
