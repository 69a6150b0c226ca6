import { subscribe } from 'node:diagnostics_channel';
import { enableCompileCache } from 'node:module';

// As the binary does it, for all of them alike.
enableCompileCache();

/**
 * Runs a task that resolves with how many devices it read, and prints what it took as a line of JSON:
 * seconds, bytes that came in on all sockets, headers included, and the most memory held, in megabytes.
 *
 * The clients are plain JavaScript, so that none of them pays for stripping types.
 */
export async function measured(task) {
  const sockets = [];
  subscribe('net.client.socket', ({ socket }) => sockets.push(socket));
  const begun = performance.now();
  const devices = await task();
  const seconds = (performance.now() - begun) / 1000;
  const bytes = sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ devices, seconds, bytes, megabytes })}\n`);
}

/** what each client is started with */
export const [apiUrl, token, slug, fleetId] = process.argv.slice(2);
