/** Waits for its turn; the function that it gives ends the turn. Turns come in the order in which they were asked for. */
export type Lock = () => Promise<() => void>;

/** Makes a lock that is free. */
export function makeLock(): Lock {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    await before;
    return resolve;
  };
}
