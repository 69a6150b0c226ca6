import type { AskGitHub } from '../github/asking.ts';
import { type Marker, readMarker } from './marker.ts';

/** The one comment that a check has on a pull request. */
export interface WantedComment {
  readonly pullRequest: number;
  readonly marker: Marker;
  /** begins with the marker */
  readonly body: string;
  /** a comment that is there is edited; one that isn't is made just where there is something to say */
  readonly isNew: boolean;
}

/** What became of the comment. */
export type Commented = 'created' | 'edited' | 'unchanged' | 'none';

interface Comment {
  readonly id: number;
  readonly body: string;
}

const perPage = 100;
/** comments that are looked through, by pages */
const mostPages = 50;

/**
 * Writes the comment: edits the one that is there where it says something else, or makes one. A comment is told by its
 * marker and by who wrote it, so that a copy in somebody's reply stays theirs. A newer run's comment is left alone; of
 * two runs at once the older comment stays, with what the newer run has to say.
 */
export async function publishComment(ask: AskGitHub, wanted: WantedComment): Promise<Commented> {
  const author = await whoWeAre(ask);
  const [there] = await findComments(ask, wanted, author);
  if (there) return editComment(ask, there, wanted);
  if (!wanted.isNew) return 'none';
  await ask('a comment', 'POST /repos/{owner}/{repo}/issues/{number}/comments', {
    number: wanted.pullRequest,
    body: wanted.body,
  });
  await joinComments(ask, wanted, author);
  return 'created';
}

async function editComment(ask: AskGitHub, { id, body }: Comment, wanted: WantedComment): Promise<Commented> {
  const there = readMarker(body);
  if (there === undefined || there.marker.run > wanted.marker.run) return 'unchanged';
  if (there.text === readMarker(wanted.body)?.text) return 'unchanged';
  await ask('a comment', 'PATCH /repos/{owner}/{repo}/issues/comments/{id}', { id, body: wanted.body });
  return 'edited';
}

/** Where another run made a comment at the same time, the older one stays. */
async function joinComments(ask: AskGitHub, wanted: WantedComment, author: string | undefined): Promise<void> {
  const [oldest, ...others] = await findComments(ask, wanted, author);
  if (!oldest || others.length === 0) return;
  await editComment(ask, oldest, wanted);
  for (const { id } of others) {
    // The other run may have removed it already.
    await ask('a comment', 'DELETE /repos/{owner}/{repo}/issues/comments/{id}', { id }).catch(() => {});
  }
}

/** Whose comments are ours; undefined for a token that is not a user's, such as the job's own. */
async function whoWeAre(ask: AskGitHub): Promise<string | undefined> {
  const user = await ask('whose token this is', 'GET /user').catch(() => undefined);
  const { login } = Object(user) as { login?: unknown };
  return typeof login === 'string' ? login : undefined;
}

/** Our comments with this marker, the oldest first. */
async function findComments(ask: AskGitHub, wanted: WantedComment, author: string | undefined): Promise<Comment[]> {
  const found: Comment[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await ask('the comments', 'GET /repos/{owner}/{repo}/issues/{number}/comments', {
      number: wanted.pullRequest,
      per_page: perPage,
      page,
    });
    const rows: readonly unknown[] = Array.isArray(answer) ? answer : [];
    for (const row of rows) {
      const { id, body, user } = Object(row) as { id?: unknown; body?: unknown; user?: unknown };
      if (typeof id !== 'number' || typeof body !== 'string') continue;
      if (readMarker(body)?.marker.key === wanted.marker.key && isOurs(user, author)) found.push({ id, body });
    }
    if (rows.length < perPage) break;
  }
  return found.sort((a, b) => a.id - b.id);
}

/** A token that is no user's is an app's, and an app's comments are those of a bot. */
function isOurs(user: unknown, author: string | undefined): boolean {
  const { login, type } = Object(user) as { login?: unknown; type?: unknown };
  return author === undefined ? type === 'Bot' : login === author;
}
