import { Failure } from '../../shared/machine/failure.ts';
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
  if (there) {
    const became = await editComment(ask, there, wanted);
    // Somebody removed it between two questions: then there is none.
    if (became !== 'gone') return became;
  }
  if (!wanted.isNew) return 'none';
  const made = await ask('a comment', 'POST /repos/{owner}/{repo}/issues/{number}/comments', {
    number: wanted.pullRequest,
    body: wanted.body,
  });
  if (typeof Object(made).id !== 'number') throw strange('a comment');
  await joinComments(ask, wanted, author);
  return 'created';
}

async function editComment(
  ask: AskGitHub,
  { id, body }: Comment,
  wanted: Pick<WantedComment, 'marker' | 'body'>,
): Promise<Commented | 'gone'> {
  const there = readMarker(body);
  if (there === undefined || there.marker.run > wanted.marker.run) return 'unchanged';
  if (there.text === readMarker(wanted.body)?.text) return 'unchanged';
  try {
    await ask('a comment', 'PATCH /repos/{owner}/{repo}/issues/comments/{id}', { id, body: wanted.body });
    return 'edited';
  } catch (error) {
    if (Object(error).code === 'github-missing') return 'gone';
    throw error;
  }
}

/** Where another run made a comment at the same time, the older one stays, with what the newer run has to say. */
async function joinComments(ask: AskGitHub, wanted: WantedComment, author: string | undefined): Promise<void> {
  const [oldest, ...others] = await findComments(ask, wanted, author);
  if (!oldest || others.length === 0) return;
  const runOf = ({ body }: Comment) => readMarker(body)?.marker.run ?? 0;
  const newest = others.reduce((latest, one) => (runOf(one) > runOf(latest) ? one : latest), oldest);
  const said = readMarker(newest.body);
  if (said && newest !== oldest) await editComment(ask, oldest, { marker: said.marker, body: newest.body });
  for (const { id } of others) {
    // The other run may have removed it already.
    await ask('a comment', 'DELETE /repos/{owner}/{repo}/issues/comments/{id}', { id }).catch(() => {});
  }
}

/** Whose comments are ours; undefined for a token that is not a user's, such as the job's own. */
async function whoWeAre(ask: AskGitHub): Promise<string | undefined> {
  try {
    const { login } = Object(await ask('whose token this is', 'GET /user')) as { login?: unknown };
    return typeof login === 'string' ? login : undefined;
  } catch (error) {
    const { code } = Object(error) as { code?: unknown };
    if (code === 'github-refused' || code === 'github-missing') return undefined;
    throw error;
  }
}

function strange(about: string): Failure {
  return new Failure('github-failed', `GitHub's API answered with something strange when asked for ${about}.`);
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
    if (!Array.isArray(answer)) throw strange('the comments');
    const rows: readonly unknown[] = answer;
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
