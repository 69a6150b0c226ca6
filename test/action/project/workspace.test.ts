import assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { findPlace, inside, isDirectory } from '../../../action/project/workspace.ts';
import { withFolder } from '../../support/folder.ts';

const commit = 'a'.repeat(40);

describe('where a project lies', () => {
  const rows: readonly (readonly [what: string, files: Record<string, string>, source: string, place: object])[] = [
    ['at the top', { '.git/HEAD': `${commit}\n` }, '.', { directory: '', isCheckedOut: true, commit }],
    ['below it', { '.git/HEAD': commit }, 'apps/kiosk', { directory: 'apps/kiosk', isCheckedOut: true, commit }],
    [
      'in a repository that was checked out into a directory of its own',
      { 'code/.git/HEAD': commit },
      'code/app',
      { directory: 'app', isCheckedOut: true, commit },
    ],
    [
      'on a branch',
      { '.git/HEAD': 'ref: refs/heads/topic/x\n', '.git/refs/heads/topic/x': `${commit}\n` },
      '.',
      { directory: '', isCheckedOut: true, commit },
    ],
    [
      'on a branch that is packed',
      { '.git/HEAD': 'ref: refs/heads/topic\n' },
      '.',
      { directory: '', isCheckedOut: true },
    ],
    [
      'behind a name that leads elsewhere',
      { '.git/HEAD': 'ref: refs/heads/../../../secret\n', secret: commit },
      '.',
      { directory: '', isCheckedOut: true },
    ],
    ['where git is a file', { '.git': 'gitdir: elsewhere\n' }, '.', { directory: '', isCheckedOut: true }],
    ['without a repository', {}, 'app', { directory: 'app', isCheckedOut: false }],
    ['outside', {}, '../elsewhere', { isCheckedOut: false }],
  ];
  for (const [what, files, source, place] of rows) {
    it(what, () =>
      withFolder(files, async (workspace) => {
        assert.deepEqual(await findPlace(workspace, source), { path: join(workspace, source), ...place });
      }),
    );
  }

  it('by an absolute path', () =>
    withFolder({ '.git/HEAD': commit }, async (workspace) => {
      const place = await findPlace(workspace, join(workspace, 'app'));
      assert.deepEqual(place, { path: join(workspace, 'app'), directory: 'app', isCheckedOut: true, commit });
    }));
});

describe('a path in a directory', () => {
  for (const [path, way] of [
    ['/a', ''],
    ['/a/b/c', 'b/c'],
    ['/a/..b', '..b'],
    ['/b', undefined],
    ['/', undefined],
    ['/ab', undefined],
  ] as const) {
    it(`${path} is ${way === undefined ? 'outside' : JSON.stringify(way)}`, () =>
      assert.equal(inside('/a', path), way));
  }
});

describe('a directory', () => {
  it('is there or not, also behind a link', () =>
    withFolder({ file: '' }, async (folder) => {
      await mkdir(join(folder, 'real'));
      await symlink('real', join(folder, 'link'));
      assert.deepEqual(
        await Promise.all(['real', 'link', 'file', 'missing'].map((name) => isDirectory(join(folder, name)))),
        [true, true, false, false],
      );
    }));
});
