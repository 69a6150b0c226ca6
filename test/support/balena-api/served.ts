import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A seeded server in a process of its own, as serve.ts announces it. */
export interface ServedApi {
  readonly url: string;
  readonly token: string;
  readonly apiKey: string;
  readonly fleets: readonly { readonly id: number; readonly slug: string; readonly devices: number }[];
  close(): Promise<void>;
}

/** Starts a server beside this process, with so many devices in acme/kiosk. It ends with this process. */
export async function serveBalenaApi({ kioskDevices }: { kioskDevices: number }): Promise<ServedApi> {
  const program = join(import.meta.dirname, 'serve.ts');
  const child = spawn(process.execPath, [program, `${kioskDevices}`], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const line = once(createInterface(child.stdout), 'line');
  const [announced] = await Promise.race([line, ended.then(() => [undefined])]);
  if (announced === undefined) throw new Error(`The server ended with status ${child.exitCode} before it was ready`);
  return {
    ...(JSON.parse(announced) as Omit<ServedApi, 'close'>),
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
