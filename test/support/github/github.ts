import { createEmulator, type Emulator } from 'emulate';

/** A GitHub of our own on loopback, with one repository. */
export interface GitHub {
  readonly url: string;
  readonly repository: string;
  readonly token: string;
  /** asks as the owner; rejects with what is answered where that is no success */
  readonly ask: (method: string, path: string, body?: object) => Promise<Record<string, unknown>>;
  readonly close: () => Promise<void>;
}

const owner = 'acme';
const name = 'app';
export const token = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz';

export async function startGitHub(): Promise<GitHub> {
  const emulator: Emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      github: { users: [{ login: owner }], repos: [{ owner, name, auto_init: true }] },
      tokens: { [token]: { login: owner, scopes: ['repo'] } },
    },
  });
  return {
    url: emulator.url,
    repository: `${owner}/${name}`,
    token,
    async ask(method, path, body) {
      const answer = await fetch(`${emulator.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json().catch(() => ({}))) as Record<string, unknown>;
    },
    close: () => emulator.close(),
  };
}
