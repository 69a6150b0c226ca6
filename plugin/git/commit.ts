import { Failure } from '../../shared/machine/failure.ts';
import { askGit } from './ask.ts';

/** what no ref of git is called: nothing, like an option, a range, with control characters */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that are looked for
const noRef = /^$|^-|\.\.|[\0-\x1f\x7f]/;

/** The commit that a ref names, as 40 digits, in newer repositories 64. Rejects with a Failure, which says what to do. */
export async function findCommit(directory: string, ref: string): Promise<string> {
  if (noRef.test(ref)) {
    const message = `"${ref}" can't be the name of a git ref. Name a branch, a tag or a commit.`;
    throw new Failure('ref-invalid', message);
  }
  const { ok, stdout, stderr } = await verify(directory, ref);
  if (/\bis ambiguous\b/.test(stderr)) throw ambiguous(ref);
  if (ok && /^[\da-f]{40,64}$/.test(stdout)) return stdout;
  throw await missing(directory, ref);
}

function verify(directory: string, ref: string) {
  const warnings = ['-c', 'core.warnAmbiguousRefs=true'];
  return askGit(directory, ...warnings, 'rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`);
}

function ambiguous(ref: string): Failure {
  const advice = /^[\da-f]{4,}$/i.test(ref)
    ? 'Name more of its digits.'
    : `Name it in full: refs/heads/${ref} for the branch, refs/tags/${ref} for the tag.`;
  return new Failure('ref-ambiguous', `Several things in the git repository are called "${ref}". ${advice}`);
}

async function missing(directory: string, ref: string): Promise<Failure> {
  const remote = await verify(directory, `refs/remotes/origin/${ref}`);
  if (remote.ok) {
    const message = `There is no "${ref}" in the git repository, but origin/${ref}. Name that.`;
    return new Failure('ref-missing', message);
  }
  const shallow = await askGit(directory, 'rev-parse', '--is-shallow-repository');
  const advice =
    shallow.stdout === 'true'
      ? 'The clone is shallow and holds just some of the history: fetch the rest with git fetch --unshallow, or in a workflow with fetch-depth: 0.'
      : 'Fetch it with git fetch, or name another.';
  return new Failure('ref-missing', `There is no commit "${ref}" in the git repository. ${advice}`);
}
