/** What the Supervisor of a device in local mode tells whoever asks: a record as a snapshot has it. */
export interface LocalDevice {
  readonly uuid: string;
  readonly name: string;
  readonly supervisorVersion: string;
  readonly deviceType?: string;
  readonly arch?: string;
  readonly osVersion?: string;
}

const sizeLimit = 65_536;

/**
 * Reads what is known of a device from its Supervisor's own API, on port 48484, which answers without a key while the
 * device is in local mode; each answer is waited for so many milliseconds. Undefined where it doesn't say so much as its
 * Supervisor's version: nothing can be judged then. The routes: https://docs.balena.io/reference/supervisor/supervisor-api/
 */
export async function readLocalDevice(
  address: string,
  environment: Readonly<Record<string, string | undefined>>,
  timeLimit: number,
): Promise<LocalDevice | undefined> {
  // The CLI has this variable for a Supervisor that listens elsewhere.
  const base = environment['BALENARC_SUPERVISOR_ADDRESS'] || `http://${address}:48484/`;
  const [version, device, state] = await Promise.all([
    answerOf(`${base}v2/version`, timeLimit),
    answerOf(`${base}v2/local/device-info`, timeLimit),
    answerOf(`${base}v1/device`, timeLimit),
  ]);
  const supervisorVersion = textIn(version, 'version');
  if (supervisorVersion === undefined) return undefined;
  const info = recordOf(device['info']);
  return {
    // It tells no uuid.
    uuid: 'local',
    name: address,
    supervisorVersion,
    ...told('deviceType', textIn(info, 'deviceType')),
    ...told('arch', textIn(info, 'arch')),
    ...told('osVersion', textIn(state, 'os_version')),
  };
}

type Answer = Readonly<Record<string, unknown>>;

/** What a route answers; nothing where it doesn't, or with something else than an object of bearable size. */
async function answerOf(url: string, timeLimit: number): Promise<Answer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeLimit), redirect: 'error' });
    if (!response.ok || !response.body) return {};
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > sizeLimit) return {};
      chunks.push(chunk);
    }
    return recordOf(JSON.parse(Buffer.concat(chunks).toString()));
  } catch {
    return {};
  }
}

function recordOf(value: unknown): Answer {
  return typeof value === 'object' && value !== null ? (value as Answer) : {};
}

function textIn(answer: Answer, key: string): string | undefined {
  const value = answer[key];
  return typeof value === 'string' && value !== '' && value.length <= 255 ? value : undefined;
}

function told<Key extends string>(key: Key, value: string | undefined): { readonly [key in Key]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in Key]: string });
}
