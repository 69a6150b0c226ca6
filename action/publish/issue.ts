import { Failure } from '../../shared/machine/failure.ts';
import { type AuditReport, type LastAudit, readAuditState } from '../../shared/report/index.ts';
import type { AskGitHub } from '../github/asking.ts';

/** The issue that tracks an audit. */
export interface TrackingIssue {
  readonly number: number;
  readonly isOpen: boolean;
  readonly body: string;
}

/** Which issue is meant. */
export interface IssueSearch {
  /** by which it is found again, behind the marker */
  readonly key: string;
  readonly labels: readonly string[];
}

/** What the issue is to say. */
export interface WantedIssue extends IssueSearch {
  readonly title: string;
  /** begins with the marker, and holds the state */
  readonly body: string;
  readonly assignees: readonly string[];
  /** whether something is wrong; else the issue is closed, where there is one */
  readonly isWrong: boolean;
  /** what became worse since the last audit, as a comment; absent where nothing did */
  readonly worse?: string | undefined;
}

export type IssueBecame = 'created' | 'edited' | 'closed' | 'reopened' | 'unchanged' | 'none';

const perPage = 100;
const mostPages = 20;

const statePattern = /<!-- balena-contracts state ([\w-]{1,60000}) -->/g;

export function issueMarker(key: string): string {
  return `<!-- balena-contracts audit ${key} -->`;
}

export function stateMarker(state: string): string {
  return `<!-- balena-contracts state ${state} -->`;
}

/** What the last audit left in the issue, whatever people wrote around it; undefined where there is nothing, or nobody can read it. */
export function lastOfIssue({ body }: TrackingIssue): LastAudit | undefined {
  // It stands at the end: what comes before may be the name of a device that looks like it.
  const [, state] = [...body.matchAll(statePattern)].at(-1) ?? [];
  return state === undefined ? undefined : readAuditState(state);
}

/** Finds the issue of an audit, the oldest of several. */
export async function findIssue(ask: AskGitHub, search: IssueSearch): Promise<TrackingIssue | undefined> {
  return (await findIssues(ask, search))[0];
}

/**
 * Brings the issue to what an audit found: creates it when something is wrong, edits it in place, closes it when all is
 * well, and opens it again when not. Nothing is written that is there already.
 */
export async function publishIssue(
  ask: AskGitHub,
  there: TrackingIssue | undefined,
  wanted: WantedIssue,
): Promise<IssueBecame> {
  const { title, body, labels, assignees, isWrong, worse } = wanted;
  if (!there) {
    if (!isWrong) return 'none';
    const made = await ask('an issue', 'POST /repos/{owner}/{repo}/issues', { title, body, labels, assignees });
    if (typeof Object(made).number !== 'number') {
      throw new Failure('github-failed', "GitHub's API did not say that it made an issue.");
    }
    await joinIssues(ask, wanted);
    return 'created';
  }
  const { number } = there;
  const changes = {
    ...(sameText(there.body, body) ? {} : { body }),
    ...(there.isOpen === isWrong ? {} : { state: isWrong ? 'open' : 'closed' }),
  };
  if (Object.keys(changes).length === 0) return 'unchanged';
  await ask('the issue', 'PATCH /repos/{owner}/{repo}/issues/{number}', { number, ...changes });
  if (worse !== undefined) {
    await ask('a comment', 'POST /repos/{owner}/{repo}/issues/{number}/comments', { number, body: worse });
  }
  if (!('state' in changes)) return 'edited';
  return isWrong ? 'reopened' : 'closed';
}

/** Where two audits made an issue at the same time, the older one stays. */
async function joinIssues(ask: AskGitHub, search: IssueSearch): Promise<void> {
  const [, ...others] = (await findIssues(ask, search)).filter(({ isOpen }) => isOpen);
  for (const { number } of others) {
    await ask('the issue', 'PATCH /repos/{owner}/{repo}/issues/{number}', {
      number,
      state: 'closed',
      state_reason: 'not_planned',
      body: 'Another audit made an issue of the same at the same time.',
    }).catch(() => {});
  }
}

async function findIssues(ask: AskGitHub, { key, labels }: IssueSearch): Promise<TrackingIssue[]> {
  const [label] = labels;
  const found: TrackingIssue[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await ask('the issues', 'GET /repos/{owner}/{repo}/issues', {
      state: 'all',
      ...(label !== undefined && { labels: label }),
      per_page: perPage,
      page,
    });
    if (!Array.isArray(answer)) throw new Failure('github-failed', "GitHub's API gave no list of issues.");
    for (const row of answer as readonly unknown[]) {
      const { number, body, state, pull_request: pull } = Object(row) as Readonly<Record<string, unknown>>;
      if (typeof number !== 'number' || typeof body !== 'string' || pull) continue;
      if (body.startsWith(issueMarker(key))) found.push({ number, body, isOpen: state === 'open' });
    }
    if (answer.length < perPage) break;
  }
  return found.sort((a, b) => a.number - b.number);
}

/** GitHub may give line breaks back in another form. */
function sameText(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();
  return plain(one) === plain(other);
}

/** Whether people have to hear of an audit: it fails or can't be done, or devices reject what they should be running. */
export function isWrongAudit({ result, counts }: AuditReport): boolean {
  return result.status === 'failed' || result.status === 'error' || counts.rejecting > counts.excused;
}
