import type { GitHub } from './github.ts';

/** The files of a commit, by path; a link is named by its target. */
export type CommitFiles = Readonly<Record<string, string | { readonly link: string }>>;

/** Makes a commit with just these files, and gives its id. */
export async function commitFiles(
  { ask, repository }: GitHub,
  files: CommitFiles,
  parents: readonly string[] = [],
): Promise<string> {
  const tree = await ask('POST', `/repos/${repository}/git/trees`, {
    tree: Object.entries(files).map(([path, file]) => {
      const [mode, content] = typeof file === 'string' ? ['100644', file] : ['120000', file.link];
      return { path, mode, type: 'blob', content };
    }),
  });
  const commit = await ask('POST', `/repos/${repository}/git/commits`, {
    message: 'Change',
    tree: tree['sha'],
    parents,
  });
  return String(commit['sha']);
}

/** Points a branch at a commit. */
export async function setBranch({ ask, repository }: GitHub, branch: string, sha: string): Promise<void> {
  const ref = `heads/${branch}`;
  await ask('PATCH', `/repos/${repository}/git/refs/${ref}`, { sha, force: true }).catch(() =>
    ask('POST', `/repos/${repository}/git/refs`, { ref: `refs/${ref}`, sha }),
  );
}

/** Opens a pull request of a branch, and gives its number. */
export async function openPullRequest({ ask, repository }: GitHub, head: string): Promise<number> {
  const opened = await ask('POST', `/repos/${repository}/pulls`, { title: `Merge ${head}`, head, base: 'main' });
  return Number(opened['number']);
}
