import { createHash } from 'node:crypto';
import { type AuditReport, longestTrend, type TrendPoint } from './audit-report.ts';

/** What of an audit is needed to tell what changed since, without the audit itself. */
export interface LastAudit {
  readonly takenAt: string;
  readonly trend: readonly TrendPoint[];
  /** whether a device rejected what it should have been running; undefined where the fleet wasn't audited, or nobody kept it */
  readonly wasRejecting: (slug: string, uuid: string) => boolean | undefined;
}

/** The last audit as its report has it. */
export function lastOfReport({ takenAt, trend, fleets }: AuditReport): LastAudit {
  const known = new Map(
    fleets
      .filter(({ error }) => !error)
      .map(({ slug, releases }) => {
        const rejecting = releases.flatMap(({ groups }) =>
          groups.filter(({ judgement }) => judgement === 'rejects' || judgement === 'misjudged'),
        );
        return [slug, new Set(rejecting.flatMap(({ devices }) => devices.map(({ uuid }) => uuid)))];
      }),
  );
  return { takenAt, trend, wasRejecting: (slug, uuid) => known.get(slug)?.has(uuid) };
}

/** bytes of a hash that are kept of each device and fleet: few enough for thousands, and enough to tell them apart */
const hashBytes = 6;
/** how many devices are kept at most: all of it has to fit into an issue, beside the rest */
const mostKept = 2000;
const mostFleets = 1000;
/** how far back a trend goes that has to fit into an issue */
const keptTrend = 30;

/** Keeps what the next audit needs, as a short text without blanks: versioned, and readable by newer versions. */
export function writeAuditState({ takenAt, trend, fleets }: AuditReport): string {
  const read = fleets.filter(({ error }) => !error);
  const rejecting = read.flatMap(({ releases }) =>
    releases.flatMap(({ groups }) =>
      groups
        .filter(({ judgement }) => judgement === 'rejects' || judgement === 'misjudged')
        .flatMap(({ devices }) => devices.map(({ uuid }) => uuid)),
    ),
  );
  const fits = rejecting.length <= mostKept && read.length <= mostFleets;
  const state = {
    v: 1,
    at: takenAt,
    trend: trend.slice(-keptTrend),
    ...(fits && { fleets: packed(read.map(({ slug }) => slug)), rejecting: packed(rejecting) }),
  };
  return Buffer.from(JSON.stringify(state)).toString('base64url');
}

/** Reads back what was kept; undefined for what is none, or of a version that isn't known: then there was no last audit. */
export function readAuditState(text: string): LastAudit | undefined {
  try {
    const { v, at, trend, fleets, rejecting } = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (v !== 1 || typeof at !== 'string' || !Array.isArray(trend) || !trend.every(isPoint)) return undefined;
    const [known, rejected] = [unpacked(fleets), unpacked(rejecting)];
    return {
      takenAt: at,
      trend: trend.slice(-longestTrend),
      wasRejecting: (slug, uuid) => (known.has(hashOf(slug)) ? rejected.has(hashOf(uuid)) : undefined),
    };
  } catch {
    return undefined;
  }
}

const numbers = ['fleets', 'devices', 'rejecting', 'misjudged', 'unprotected', 'unknown', 'excused'];

function isPoint(point: unknown): point is TrendPoint {
  const { at, ...others } = Object(point) as Readonly<Record<string, unknown>>;
  return typeof at === 'string' && at.length <= 40 && numbers.every((key) => Number.isSafeInteger(others[key]));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, hashBytes).toString('hex');
}

function packed(texts: readonly string[]): string {
  return Buffer.from(texts.map(hashOf).sort().join(''), 'hex').toString('base64url');
}

function unpacked(text: unknown): ReadonlySet<string> {
  if (typeof text !== 'string') return new Set();
  const hex = Buffer.from(text, 'base64url').toString('hex');
  return new Set(hex.match(new RegExp(`.{${hashBytes * 2}}`, 'g')) ?? []);
}
