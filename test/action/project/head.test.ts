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
      const head = await openHead(occasion(name), await findPlace(workspace, source), from);
      return { ...head, files: [...(await head.tree.list(''))] };
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
      withFolder({}, async (workspace) => openHead(occasion('push'), await findPlace(workspace, 'app'), undefined)),
      /^Nothing is checked out, and there is no github-token .* Run actions\/checkout before, or give a token\.$/,
    ],
    [
      'a directory outside on pull_request_target',
      open({}, 'pull_request_target', join('..', 'elsewhere')),
      /lies outside the workspace, so it can't be read from the pull request/,
    ],
  ];
  for (const [what, opening, message] of refused) {
    opening.catch(() => {});
    it(`is not ${what}`, () => assert.rejects(opening, { name: 'Failure', code: 'source-missing', message }));
  }
});
