/** The commit of a repository that is all zeros: there was none before. */
const nothing = /^0+$/;

/** What is judged in a run, where it is reported, and what it is compared with. */
export interface Occasion {
  /** the commit whose files are judged, unless the workspace holds another */
  readonly judged: string;
  /** the commit that check runs belong to: of a pull request its head, for what is judged may be a trial merge */
  readonly reported: string;
  readonly base: WantedBase;
  readonly pullRequest?: number;
  /** the commit whose policy counts where the files aren't trusted: the tip of the base, not an old one of it */
  readonly policyFrom?: string;
  /** whether what is checked out is trusted just where it is the event's own commit: others may have started the run */
  readonly isTrustedAtEvent?: true;
  /** whether the files are those of somebody who may write to the repository, and the run has no more rights than that */
  readonly isTrusted: boolean;
  /** whether the workspace may hold what is judged; on `pull_request_target` it holds the base */
  readonly readsWorkspace: boolean;
  /** why there are no secrets, where that is as it should be; a sentence */
  readonly withheld?: string;
}

/** What is compared with. */
export type WantedBase =
  /** where the commit and another one parted; of a trial merge of `head` its first parent */
  | { readonly kind: 'fork-point'; readonly with: string; readonly head?: string }
  | { readonly kind: 'commit'; readonly commit: string }
  /** nothing: the whole fleet counts */
  | { readonly kind: 'none' };

/** What GitHub tells of an event: its name, its commit, and the webhook's payload. */
export interface Event {
  readonly name: string;
  readonly sha: string;
  readonly ref: string;
  readonly actor: string;
  readonly repository: string;
  readonly payload: unknown;
}

/** What a run is about. An event of a kind that isn't known is judged whole, as on a schedule. */
export function occasionOf(event: Event): Occasion {
  // A review of a pull request, and whatever else is about one, is judged as that is.
  if (textAt(event.payload, 'pull_request', 'head', 'sha') !== undefined) return pullRequestOccasion(event);
  switch (event.name) {
    case 'push':
      return { ...plain(event), base: pushBase(event) };
    case 'merge_group': {
      const commit = textAt(event.payload, 'merge_group', 'base_sha');
      return { ...plain(event), base: commit === undefined ? { kind: 'none' } : { kind: 'commit', commit } };
    }
    case 'schedule':
    case 'workflow_dispatch':
    case 'repository_dispatch':
    case 'release':
      return plain(event);
    default:
      // A comment or another workflow's run may be a stranger's, and so may what the workflow then checks out.
      return { ...plain(event), isTrustedAtEvent: true, policyFrom: event.sha };
  }
}

function plain({ sha }: Event): Occasion {
  return { judged: sha, reported: sha, base: { kind: 'none' }, isTrusted: true, readsWorkspace: true };
}

function pullRequestOccasion(event: Event): Occasion {
  const { payload, name, sha, repository, actor } = event;
  const head = textAt(payload, 'pull_request', 'head', 'sha') ?? sha;
  const base = textAt(payload, 'pull_request', 'base', 'sha');
  const from = textAt(payload, 'pull_request', 'head', 'repo', 'full_name');
  const number = valueAt(payload, 'pull_request', 'number');
  const isFork = from?.toLowerCase() !== repository.toLowerCase();
  const isTarget = name === 'pull_request_target';
  const withheld = isTarget ? undefined : whyWithheld(isFork, actor);
  return {
    judged: isTarget ? head : sha,
    reported: head,
    base: base === undefined ? { kind: 'none' } : { kind: 'fork-point', with: base, head },
    ...(typeof number === 'number' && { pullRequest: number }),
    isTrusted: !isFork && !isTarget,
    ...((isFork || isTarget) && { policyFrom: isTarget ? sha : (base ?? sha) }),
    readsWorkspace: !isTarget,
    ...(withheld !== undefined && { withheld }),
  };
}

function whyWithheld(isFork: boolean, actor: string): string | undefined {
  if (isFork) return 'This pull request comes from a fork, and GitHub gives it no secrets.';
  if (actor === 'dependabot[bot]') {
    return "This pull request is Dependabot's, and GitHub gives it just Dependabot's own secrets.";
  }
  return undefined;
}

/** A push is compared with what the branch held before; a new branch with where it left the default branch. */
function pushBase({ payload, ref }: Event): WantedBase {
  if (!ref.startsWith('refs/heads/')) return { kind: 'none' };
  const before = textAt(payload, 'before');
  if (before !== undefined && !nothing.test(before)) return { kind: 'commit', commit: before };
  const main = textAt(payload, 'repository', 'default_branch');
  if (main === undefined || ref === `refs/heads/${main}`) return { kind: 'none' };
  return { kind: 'fork-point', with: main };
}

function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function valueAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => {
    return typeof at === 'object' && at !== null && Object.hasOwn(at, key)
      ? (at as Readonly<Record<string, unknown>>)[key]
      : undefined;
  }, value);
}
