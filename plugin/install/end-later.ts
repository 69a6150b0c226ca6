const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does a task to its end even where a signal is to end the process, and ends it then as it would have. The task is
 * told, so that it can stop where nothing is half done, and tidy up.
 */
export async function endLater<Result>(task: (ended: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const received: NodeJS.Signals[] = [];
  const receive = (signal: NodeJS.Signals) => {
    received.push(signal);
    controller.abort();
  };
  for (const signal of endings) process.on(signal, receive);
  try {
    return await task(controller.signal);
  } finally {
    for (const signal of endings) process.off(signal, receive);
    const [first] = received;
    if (first) process.kill(process.pid, first);
  }
}
