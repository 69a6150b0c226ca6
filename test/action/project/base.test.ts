import assert from 'node:assert/strict';
import type { WantedBase } from '../../../action/event/occasion.ts';
import type { Comparison, Repository } from '../../../action/github/repository.ts';
import { openBase, readCommitBase } from '../../../action/project/base.ts';
import { memoryTree } from '../../../shared/release/index.ts';

const head = 'a'.repeat(40);
const merge = 'c'.repeat(40);
const before = 'b'.repeat(40);

/** A repository whose commits each hold one project, in a directory; `merge` is a trial merge of `head` into `before`. */
function repository(directory: string, renames: Comparison['renames'] = []): Repository & { readonly asked: string[] } {
  const asked: string[] = [];
  const paths = directory === '' ? ['Dockerfile'] : [directory, `${directory}/Dockerfile`];
  return {
    asked,
    async parents(commit) {
      asked.push(`parents of ${commit}`);
      return commit === merge ? [before, head] : [before];
    },
    async comparison(base, with_) {
      asked.push(`${base}...${with_}`);
      return { forkPoint: 'f'.repeat(40), renames };
    },
    async tree(id) {
      asked.push(`files of ${id}`);
      const entries = paths.map((path) => ({
        path,
        mode: path.endsWith('Dockerfile') ? '100644' : '040000',
        id: path,
        size: 13,
      }));
      return { entries, isCut: false };
    },
    blob: async () => Buffer.from('FROM scratch\n'),
  };
}

const pullRequest: WantedBase = { kind: 'fork-point', with: before, head };
const headOf = (commit: string) => ({ commit, tree: memoryTree({}) });

describe('what a commit is compared with', () => {
  const rows: readonly (readonly [what: string, wanted: WantedBase, head: string, base: string | undefined])[] = [
    ['is nothing where nothing is wanted', { kind: 'none' }, head, undefined],
    ['is the commit that is named', { kind: 'commit', commit: before }, head, before],
    ['is where a pull request parted from its base', pullRequest, head, 'f'.repeat(40)],
    ['is the first parent of a trial merge, which has all that the base brought', pullRequest, merge, before],
    [
      'is where it parted of a merge of something else',
      { kind: 'fork-point', with: before, head: 'e'.repeat(40) },
      merge,
      'f'.repeat(40),
    ],
    ['is where another commit parted that was checked out', pullRequest, 'd'.repeat(40), 'f'.repeat(40)],
    ['is where a new branch left the default branch', { kind: 'fork-point', with: 'main' }, head, 'f'.repeat(40)],
  ];
  for (const [what, wanted, commit, base] of rows) {
    it(what, async () => {
      const opened = await openBase(repository('app'), wanted, headOf(commit), 'app');
      assert.equal(opened?.commit, base);
      if (base !== undefined) assert.ok(opened?.tree);
    });
  }

  it('is found under the name that its directory had', async () => {
    const moved = [{ from: 'old/Dockerfile', to: 'new/Dockerfile' }];
    const opened = await openBase(repository('old', moved), pullRequest, headOf(head), 'new');
    assert.ok(opened?.tree);
    assert.equal((await opened.tree.entry('Dockerfile'))?.kind, 'file');
  });

  it('has no project where its directory is new', async () => {
    const opened = await openBase(repository('old'), { kind: 'commit', commit: before }, headOf(head), 'new');
    assert.ok(opened);
    assert.equal(opened.tree, undefined);
    const base = await readCommitBase(opened, { source: 'new' });
    assert.deepEqual(
      base.diagnostics.map(({ message }) => message),
      ['At bbbbbbb there is no such directory: every device that rejects the release does so newly.'],
    );
  });

  it('asks for no comparison that nobody needs', async () => {
    const from = repository('app');
    await openBase(from, { kind: 'commit', commit: before }, headOf(head), 'app');
    assert.deepEqual(from.asked, [`files of ${before}`]);
  });
});
