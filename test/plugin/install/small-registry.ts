import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';

/** A registry on loopback that has these versions of one package, the last of them as the latest. */
export async function startRegistry(files: readonly string[]): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const file = files.find((each) => request.url?.endsWith(basename(each)));
    if (file) return response.end(await readFile(file));
    const versions = files.map((each) => {
      const version = basename(each).replace(/^ours-|\.tgz$/g, '');
      return [version, { name: 'ours', version, dist: { tarball: `${url}/${basename(each)}` } }] as const;
    });
    const latest = versions.at(-1)?.[0];
    return response.end(
      JSON.stringify({ name: 'ours', 'dist-tags': { latest }, versions: Object.fromEntries(versions) }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
