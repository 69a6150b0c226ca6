import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { auditAccount, auditSnapshot, findFleets, inTurns, planAudit } from '../../shared/audit/index.ts';
import { readSource } from '../../shared/check/index.ts';
import { countFleetDevices, everyDevice, FleetError } from '../../shared/fleet/index.ts';
import { openTokenAccount } from '../../shared/machine/account/open-live-account.ts';
import { Failure } from '../../shared/machine/failure.ts';
import { loadPolicy } from '../../shared/machine/policy-file.ts';
import { openSource } from '../../shared/machine/source-directory.ts';
import type { Terms } from '../../shared/policy/index.ts';
import { type AuditReport, lastOfReport, makeAudit } from '../../shared/report/index.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { readAuditFile } from './reports.ts';

const howToLogIn = 'Give a valid token or API key of balena in the input balena-token.';

/** An audit that a workflow asks for. */
export interface AskedAudit {
  readonly inputs: Inputs;
  readonly workspace: string;
  /** the present time, as an ISO time */
  readonly now: () => string;
}

/** Audits the fleets of the inputs. Rejects with a Failure or FleetError. */
export async function runAudit({ inputs, workspace, now }: AskedAudit): Promise<AuditReport> {
  const { fleets, devices, hasSource, source, failOn, maxRejecting, since, part } = inputs;
  const takenAt = now();
  const today = takenAt.slice(0, 10);
  const directory = resolve(workspace, source);
  const policyFile = inputs.policy === undefined ? undefined : resolve(workspace, inputs.policy);
  const policy = await loadPolicy({ source: hasSource ? directory : workspace, policyFile, today });
  const last = since === undefined ? undefined : lastOfReport(await readAuditFile(resolve(workspace, since)));
  // Nothing of the job's variables is shown to a project.
  const next = hasSource ? await readSource(await openSource(directory), { source, environment: {} }) : undefined;
  const terms: Terms = { ...policy.policy, ...(failOn && { failOn }), ...(maxRejecting && { maxRejecting }) };
  const asked = { next: next?.release, policy: policy.policy, terms, today };
  const audited =
    devices === undefined
      ? await withAccount(inputs, (account) =>
          auditAccount(account, { ...asked, fleets: fleets.length > 0 ? fleets : policy.policy.fleets, now }),
        )
      : await auditSnapshot({ ...asked, bytes: await readSnapshotFile(resolve(workspace, devices)), name: devices });
  return makeAudit({
    audited,
    takenAt,
    next,
    policy,
    failOn: terms.failOn ?? ['rejecting'],
    maxRejecting: terms.maxRejecting,
    part,
    last,
  });
}

/** One job of the matrix of an audit. */
export interface Job {
  readonly part: string;
  readonly fleets: string;
  readonly devices: number;
}

/** Shares the fleets of the inputs out among jobs. Rejects with a FleetError where one of them can't be counted. */
export async function planJobs(inputs: Inputs): Promise<readonly Job[]> {
  return withAccount(inputs, async (account) => {
    const found = await findFleets(account, inputs.fleets);
    const counted = await inTurns(found, 4, async (fleet) => {
      if ('error' in fleet) throw new FleetError({ code: 'fleet-not-found', problem: fleet.error.message });
      return { slug: fleet.slug, devices: await countFleetDevices(account, fleet, everyDevice) };
    });
    return planAudit(counted).map(({ part, of, fleets, devices }) => ({
      part: `${part}/${of}`,
      fleets: fleets.join('\n'),
      devices,
    }));
  });
}

async function withAccount<Result>(
  { apiUrl, balenaToken: token }: Inputs,
  task: (account: Awaited<ReturnType<typeof openTokenAccount>>) => Promise<Result>,
): Promise<Result> {
  if (token === undefined) {
    const problem =
      'There is no balena-token to read the fleets with. Store a token or an API key of balena as a secret, and give it in the input balena-token; or name a snapshot in the input devices.';
    throw new Failure('not-logged-in', problem);
  }
  const account = await openTokenAccount({ apiUrl, token, howToLogIn });
  return task(account).finally(account.close);
}

async function readSnapshotFile(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: unknown) => {
    const why = String(Object(error).code ?? error);
    throw new Failure('devices-unreadable', `${file} can't be read (${why}). Name a snapshot of devices.`);
  });
}
