import assert from 'node:assert/strict';
import { mkdir, realpath, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { findPlace, holdsFiles, inside } from '../../../action/project/workspace.ts';
import { withFolder } from '../../support/folder.ts';

const commit = 'a'.repeat(40);

const origin = (url: string) =>
  `[core]\n\tbare = false\n[remote "origin"]\n\tfetch = +x\n\turl = ${url}\n[branch "main"]\n`;
const whole = { isCheckedOut: true, isSparse: false, commit };
const nothing = { isCheckedOut: false, isSparse: false };
const other = 'The source directory is of another repository than the one that this workflow is about.';
const submodule = 'The source directory is in a submodule or another working tree, of which nothing is known here.';

describe('where a project lies', () => {
  const rows: readonly (readonly [
    what: string,
    files: Record<string, string>,
    source: string,
    top: string,
    place: object,
  ])[] = [
    ['at the top', { '.git/HEAD': `${commit}\n` }, '.', '', { directory: '', ...whole }],
    ['below it', { '.git/HEAD': commit }, 'apps/kiosk', '', { directory: 'apps/kiosk', ...whole }],
    [
      'in a repository that was checked out into a directory of its own',
      { 'code/.git/HEAD': commit },
      'code/app',
      'code',
      { directory: 'app', ...whole },
    ],
    [
      'on a branch',
      { '.git/HEAD': 'ref: refs/heads/topic/x\n', '.git/refs/heads/topic/x': `${commit}\n` },
      '.',
      '',
      { directory: '', ...whole },
    ],
    [
      'on a branch that is packed',
      { '.git/HEAD': 'ref: refs/heads/topic\n' },
      '.',
      '',
      { directory: '', isCheckedOut: true, isSparse: false },
    ],
    [
      'behind a name that leads elsewhere',
      { '.git/HEAD': 'ref: refs/heads/../../../secret\n', secret: commit },
      '.',
      '',
      { directory: '', isCheckedOut: true, isSparse: false },
    ],
    [
      'in a submodule',
      { '.git/HEAD': commit, 'sub/.git': 'gitdir: ../.git/modules/sub\n' },
      'sub',
      'sub',
      { elsewhere: submodule, isCheckedOut: true, isSparse: false },
    ],
    [
      'in this repository',
      { '.git/HEAD': commit, '.git/config': origin('https://github.com/Acme/App') },
      '.',
      '',
      { directory: '', ...whole },
    ],
    [
      'in this repository, by ssh',
      { '.git/HEAD': commit, '.git/config': origin('git@github.com:acme/app.git') },
      '.',
      '',
      { directory: '', ...whole },
    ],
    [
      'in another repository',
      { '.git/HEAD': commit, '.git/config': origin('https://github.com/acme/other-app') },
      '.',
      '',
      { elsewhere: other, ...whole },
    ],
    [
      'with some of its files',
      { '.git/HEAD': commit, '.git/info/sparse-checkout': '/x\n' },
      '.',
      '',
      { directory: '', ...whole, isSparse: true },
    ],
    ['without a repository', {}, 'app', '', { directory: 'app', ...nothing }],
  ];
  for (const [what, files, source, top, place] of rows) {
    it(what, () =>
      withFolder(files, async (folder) => {
        const workspace = await realpath(folder);
        const found = await findPlace(workspace, source, 'acme/app');
        assert.deepEqual(found, {
          path: join(workspace, source),
          top: join(workspace, top).replace(/\/$/, ''),
          ...place,
        });
      }),
    );
  }

  it('outside', () =>
    withFolder({}, async (workspace) => {
      const { directory, elsewhere } = await findPlace(workspace, '../elsewhere', 'acme/app');
      assert.deepEqual([directory, elsewhere], [undefined, 'The source directory lies outside the workspace.']);
    }));

  it('by an absolute path', () =>
    withFolder({ '.git/HEAD': commit }, async (workspace) => {
      const place = await findPlace(workspace, join(workspace, 'app'), 'acme/app');
      assert.equal(place.directory, 'app');
    }));

  it('behind a link, by its real name', () =>
    withFolder({ '.git/HEAD': commit, 'apps/kiosk/x': '' }, async (workspace) => {
      await symlink('apps/kiosk', join(workspace, 'k'));
      assert.equal((await findPlace(workspace, 'k', 'acme/app')).directory, 'apps/kiosk');
    }));

  it('never behind a link out of the workspace', () =>
    withFolder({ '.git/HEAD': commit }, async (workspace) => {
      await symlink('/etc', join(workspace, 'k'));
      await assert.rejects(findPlace(workspace, 'k', 'acme/app'), {
        code: 'source-missing',
        message: 'k is a link out of the workspace. Name a directory in it.',
      });
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
  it('holds files or not, also behind a link', () =>
    withFolder({ 'real/file': '' }, async (folder) => {
      await mkdir(join(folder, 'empty'));
      await symlink('real', join(folder, 'link'));
      assert.deepEqual(
        await Promise.all(
          ['real', 'link', 'empty', 'real/file', 'missing'].map((name) => holdsFiles(join(folder, name))),
        ),
        [true, true, false, false, false],
      );
    }));
});
