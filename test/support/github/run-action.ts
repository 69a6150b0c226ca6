import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What a step is started with, as the runner would start it. */
export interface Step {
  /** an empty directory of the run's own; `workspace` in it may be filled before */
  readonly folder: string;
  readonly event: string;
  readonly payload?: object;
  readonly sha: string;
  readonly ref?: string;
  readonly actor?: string;
  readonly repository?: string;
  /** GitHub's API, or nobody's */
  readonly apiUrl?: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly runId?: number;
}

/** What a step left behind. */
export interface Done {
  readonly status: number | null;
  readonly log: string;
  readonly errors: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

const bundle = join(import.meta.dirname, '..', '..', '..', 'action', 'dist', 'index.js');

/** Runs the Action as GitHub's runner does: the bundle, in a process that has a runner's variables and no others. */
export async function runAction(step: Step): Promise<Done> {
  const { folder, event, payload = {}, sha, ref = 'refs/heads/main', actor = 'ada', inputs, env = {} } = step;
  const { repository = 'acme/app', apiUrl = 'http://127.0.0.1:9', runId = 1 } = step;
  const at = (name: string) => join(folder, name);
  await mkdir(at('workspace'), { recursive: true });
  await mkdir(at('temp'), { recursive: true });
  await writeFile(at('event.json'), JSON.stringify(payload));
  await writeFile(at('output'), '');
  await writeFile(at('summary.md'), '');
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const child = spawn(process.execPath, [bundle], {
    cwd: at('workspace'),
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: at('workspace'),
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: at('event.json'),
      GITHUB_SHA: sha,
      GITHUB_REF: ref,
      GITHUB_ACTOR: actor,
      GITHUB_REPOSITORY: repository,
      GITHUB_API_URL: apiUrl,
      GITHUB_SERVER_URL: 'https://github.example.com',
      GITHUB_RUN_ID: `${runId}`,
      GITHUB_WORKFLOW: 'Contracts',
      GITHUB_JOB: 'check',
      GITHUB_OUTPUT: at('output'),
      GITHUB_STEP_SUMMARY: at('summary.md'),
      RUNNER_TEMP: at('temp'),
      ...Object.fromEntries(given),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [log, errors, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve)),
  ]);
  return {
    status,
    log,
    errors,
    outputs: readOutputs(await readFile(at('output'), 'utf8')),
    summary: await readFile(at('summary.md'), 'utf8'),
  };
}

/** Outputs as a step writes them: a name, a word of its own, lines, and that word again. */
function readOutputs(written: string): Record<string, string> {
  const outputs = written.matchAll(/^([\w-]+)<<(\S+)\r?\n(.*?)\r?\n\2$/gms);
  return Object.fromEntries([...outputs].map(([, name = '', , value = '']) => [name, value]));
}
