import { Buffer } from 'node:buffer';
import { type AuditedFleet, auditAccount, auditSnapshot, chooseFleets } from '../shared/audit/index.ts';
import { readSource } from '../shared/check/index.ts';
import { openDevices } from '../shared/machine/device-file.ts';
import { Failure } from '../shared/machine/failure.ts';
import { loadPolicy } from '../shared/machine/policy-file.ts';
import { openSource } from '../shared/machine/source-directory.ts';
import type { FailOn, Policy, Terms, Tolerance } from '../shared/policy/index.ts';
import type { Release } from '../shared/release/index.ts';
import { type AuditReport, lastOfReport, makeAudit } from '../shared/report/index.ts';
import { readAuditFile } from './audit-file.ts';
import { projectOptions } from './project-options.ts';
import type { LiveRequest } from './run-check.ts';

/** What `contracts:audit` was asked, with what it may read. */
export interface AuditRequest {
  /** slugs, ids, names or patterns; none: those of the policy, else all that the login may see, or all of the snapshots */
  readonly fleets: readonly string[];
  /** snapshots in place of the API, - for standard input */
  readonly devices: readonly string[];
  /** a directory with the project's next release; absent: none is judged */
  readonly source: string | undefined;
  readonly policyFile: string | undefined;
  readonly failOn: readonly FailOn[] | undefined;
  readonly maxRejecting: Tolerance | undefined;
  /** the file of the last audit's report */
  readonly since: string | undefined;
  readonly part: { readonly part: number; readonly of: number } | undefined;
  readonly multiDockerignore: boolean;
  readonly composeSpec: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly live: LiveRequest;
}

/** What is judged of all fleets, and on which terms. */
interface Asked {
  readonly next: Release | undefined;
  readonly policy: Policy;
  readonly terms: Terms;
  readonly today: string;
}

/** From fleets to the report of their audit. Rejects with a Failure or FleetError. */
export async function runAudit(request: AuditRequest): Promise<AuditReport> {
  const { source, devices, failOn, maxRejecting, since, part } = request;
  const takenAt = new Date().toISOString();
  const today = takenAt.slice(0, 10);
  const last = since === undefined ? undefined : lastOfReport(await readAuditFile(since));
  const policy = await loadPolicy({ source: source ?? '.', policyFile: request.policyFile, today });
  const next =
    source === undefined
      ? undefined
      : await readSource(await openSource(source), projectOptions({ ...request, source }));
  const terms: Terms = { ...policy.policy, ...(failOn && { failOn }), ...(maxRejecting && { maxRejecting }) };
  const fleets = request.fleets.length > 0 ? request.fleets : policy.policy.fleets;
  const asked: Asked = { next: next?.release, policy: policy.policy, terms, today };
  const audited = devices.length > 0 ? await auditFiles(request, asked) : await auditLive(fleets, request, asked);
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

/** 0 passed or skipped, 2 failed, 1 could not be done */
export function auditExitCode({ result }: AuditReport): number {
  return { passed: 0, skipped: 0, failed: 2, error: 1 }[result.status];
}

async function auditLive(
  fleets: readonly string[],
  { live, environment }: AuditRequest,
  asked: Asked,
): Promise<readonly AuditedFleet[]> {
  // Loaded when needed: an audit of snapshots never pays for the network.
  const { openLiveAccount } = await import('../shared/machine/account/open-live-account.ts');
  const account = await openLiveAccount({ ...live, environment });
  const now = () => new Date().toISOString();
  return auditAccount(account, { ...asked, fleets, now, onProgress: live.onProgress }).finally(account.close);
}

async function auditFiles({ devices: files, fleets, stdin }: AuditRequest, asked: Asked): Promise<AuditedFleet[]> {
  const known = new Map<string, string>();
  const audited: AuditedFleet[] = [];
  for (const file of files) {
    for (const fleet of await auditSnapshot({ ...asked, bytes: await readBytes(file, stdin), name: nameOf(file) })) {
      const other = known.get(fleet.slug);
      if (other !== undefined) {
        const problem = `${fleet.slug} is in ${other} and in ${nameOf(file)}. Name one snapshot of each fleet.`;
        throw new Failure('fleet-twice', problem);
      }
      known.set(fleet.slug, nameOf(file));
      audited.push(fleet);
    }
  }
  return fleets.length === 0 ? audited : chosen(audited, fleets);
}

function chosen(audited: readonly AuditedFleet[], called: readonly string[]): AuditedFleet[] {
  const slugs = audited.map(({ slug }) => slug);
  const missing = called.find((name) => chooseFleets(slugs, [name]).length === 0);
  if (missing !== undefined) {
    const there = slugs.slice(0, 10).join(', ');
    throw new Failure('fleet-missing', `The snapshots hold no fleet ${missing}. They hold ${there}.`);
  }
  const wanted = new Set(chooseFleets(slugs, called));
  return audited.filter(({ slug }) => wanted.has(slug));
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}

async function readBytes(file: string, stdin: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of openDevices(file, stdin)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
