import assert from 'node:assert/strict';
import { join } from 'node:path';
import { occasionOf } from '../../../action/event/occasion.ts';
import type { Repository } from '../../../action/github/repository.ts';
import { openHead } from '../../../action/project/head.ts';
import { findPlace } from '../../../action/project/workspace.ts';
import { withFolder } from '../../support/folder.ts';

const sha = 'c'.repeat(40);
const headSha = 'a'.repeat(40);
const payload = {
  pull_request: { number: 7, head: { sha: headSha, repo: { full_name: 'acme/app' } }, base: { sha: 'b'.repeat(40) } },
};
const occasion = (name: string) =>
  occasionOf({ name, sha, ref: 'refs/pull/7/merge', actor: 'ada', repository: 'acme/app', payload });

/** A repository with one file in a directory, at every commit. */
const repository: Repository = {
  parents: async () => [],
  comparison: async () => ({ forkPoint: '', renames: [] }),
  tree: async (id) => ({
    entries: [
      { path: 'app', mode: '040000', id: 'tree' },
      { path: `app/${id.slice(0, 1)}`, mode: '100644', id: 'blob', size: 1 },
    ],
    isCut: false,
  }),
  blob: async () => Buffer.from('x'),
};

const checkedOut = { '.git/HEAD': sha, 'app/Dockerfile': 'FROM scratch\n' };

describe('what is judged', () => {
  const open = (
    files: Record<string, string>,
    name: string,
    source = 'app',
    from: Repository | undefined = repository,
  ) =>
    withFolder(files, async (workspace) => {
      const place = await findPlace(workspace, source, 'acme/app');
      const warnings: string[] = [];
      const head = await openHead(occasion(name), place, from, (message) => void warnings.push(message));
      return { ...head, warnings, files: [...(await head.tree.list(''))] };
    });

  it('is what is checked out', async () => {
    const { commit, files, isFromWorkspace } = await open(checkedOut, 'pull_request');
    assert.deepEqual([commit, files, isFromWorkspace], [sha, ['Dockerfile'], true]);
  });

  it('is another commit where that is checked out', async () => {
    const { commit } = await open({ ...checkedOut, '.git/HEAD': headSha }, 'pull_request');
    assert.equal(commit, headSha);
  });

  it('is what a step before made, without a repository', async () => {
    const { files, commit } = await open({ 'app/Dockerfile': 'FROM scratch\n' }, 'pull_request');
    assert.deepEqual([files, commit], [['Dockerfile'], sha]);
  });

  it('is the commit of the event where nothing is checked out', async () => {
    const { files, commit, isFromWorkspace } = await open({}, 'pull_request');
    assert.deepEqual([files, commit, isFromWorkspace], [['c'], sha, false]);
  });

  it('is the commit of the event where the workspace is there, and empty', async () => {
    const { files } = await open({}, 'pull_request', '.');
    assert.deepEqual(files, ['app']);
  });

  const doubtful: readonly (readonly [what: string, files: Record<string, string>, warning: RegExp])[] = [
    [
      'another commit is checked out than it is about',
      { ...checkedOut, '.git/HEAD': 'd'.repeat(40) },
      /^What is checked out \(ddddddd\) is neither the head of this pull request nor its trial merge\. So ccccccc is read by GitHub's API\.$/,
    ],
    [
      'just some files are checked out',
      { ...checkedOut, '.git/info/sparse-checkout': '/app\n' },
      /^Just some of the files are checked out\. So ccccccc is read by GitHub's API\.$/,
    ],
    [
      'just some files are checked out, as its settings say',
      { ...checkedOut, '.git/config': '[core]\n\tsparseCheckout = true\n' },
      /^Just some of the files/,
    ],
  ];
  for (const [what, files, warning] of doubtful) {
    it(`is the commit of the event where ${what}, and says so`, async () => {
      const { files: read, warnings, isFromWorkspace } = await open(files, 'pull_request');
      assert.deepEqual([read, isFromWorkspace], [['c'], false]);
      assert.match(warnings.join(), warning);
    });
  }

  it('is what is checked out all the same without a token, and says so', async () => {
    await withFolder({ ...checkedOut, '.git/HEAD': 'd'.repeat(40) }, async (workspace) => {
      const place = await findPlace(workspace, 'app', 'acme/app');
      const warnings: string[] = [];
      const head = await openHead(occasion('pull_request'), place, undefined, (message) => void warnings.push(message));
      assert.equal(head.isFromWorkspace, true);
      assert.match(warnings.join(), /Without a github-token it is judged all the same\.$/);
    });
  });

  it('is the head of the pull request on pull_request_target, whatever is checked out', async () => {
    const { files, commit } = await open(checkedOut, 'pull_request_target');
    assert.deepEqual([files, commit], [['a'], headSha]);
  });

  const refused: readonly (readonly [what: string, Promise<unknown>, message: RegExp])[] = [
    [
      'a directory that is not there',
      open({}, 'pull_request', 'apps'),
      /^There is no directory "apps" at ccccccc\. Name the one that holds the project in the input source\.$/,
    ],
    [
      'a directory that is not there although something is checked out',
      open(checkedOut, 'pull_request', 'apps'),
      /^There is no directory ".*apps"\. Name the one that holds the project\.$/,
    ],
    [
      'nothing checked out, and no token',
      withFolder({}, async (workspace) =>
        openHead(occasion('push'), await findPlace(workspace, 'app', 'acme/app'), undefined, () => {}),
      ),
      /^Nothing is checked out, and there is no github-token .* Run actions\/checkout before, or give a token\.$/,
    ],
    [
      'a directory outside on pull_request_target',
      open({}, 'pull_request_target', join('..', 'elsewhere')),
      /^The source directory lies outside the workspace\. It can't be read from the pull request\./,
    ],
  ];
  for (const [what, opening, message] of refused) {
    opening.catch(() => {});
    it(`is not ${what}`, () => assert.rejects(opening, { name: 'Failure', code: 'source-missing', message }));
  }
});
