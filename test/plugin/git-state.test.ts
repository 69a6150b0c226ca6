import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notInGit } from '../../plugin/git-state.ts';
import { runLint } from '../../plugin/run-lint.ts';
import { withFolder } from '../support/folder.ts';
import { committed, git } from '../support/git.ts';

const wrong = 'type: sw.container\nslug: web\nname: Web\nrequires:\n  - {type: arch.sw, name: amd64}\n';
const project = { 'docker-compose.yml': 'services: {web: {build: ./web}}\n', 'web/contract.yml': wrong };
const file = 'web/contract.yml';

async function fix(source: string, how: 'careful' | 'force' = 'careful') {
  const options = { multiDockerignore: false, composeSpec: false, environment: {}, failFrom: 'error' } as const;
  const { fixed } = await runLint({ source, ...options, fix: how });
  assert.ok(fixed);
  return { files: fixed.files.map((one) => one.file), refused: Object.fromEntries(fixed.refused) };
}

/** Makes a program a filter of a repository's configuration; it leaves a file `ran` where it runs. */
function spy(folder: string, ...configuration: readonly string[]): string {
  const ran = join(folder, 'ran');
  const program = join(folder, 'spy');
  writeFileSync(program, `#!/bin/sh\ntouch '${ran}'\ncat\n`, { mode: 0o755 });
  for (const name of ['core.fsmonitor', 'filter.x.clean', 'filter.x.process'])
    git(folder, ...configuration, 'config', name, program);
  return ran;
}

describe('notInGit', () => {
  const change = (folder: string) => writeFileSync(join(folder, file), `${wrong}# more\n`);
  const untrack = (folder: string) => {
    git(folder, 'rm', '-q', '--cached', file);
    git(folder, 'commit', '-q', '-m', 'untrack');
  };
  const refusals: [title: string, why: string, change: (folder: string) => void][] = [
    ['was changed', 'it has changes that are not committed', change],
    [
      'was changed, and staged so',
      'it has changes that are not committed',
      (folder) => {
        change(folder);
        git(folder, 'add', file);
      },
    ],
    ['git does not track', 'it is not committed', untrack],
    [
      'git ignores',
      'it is not committed',
      (folder) => {
        untrack(folder);
        writeFileSync(join(folder, '.gitignore'), 'web/\n');
      },
    ],
    [
      'git was just told of',
      'it is not committed',
      (folder) => {
        rmSync(join(folder, '.git'), { recursive: true });
        git(folder, 'init', '-q');
        git(folder, 'add', '.');
      },
    ],
    [
      'is in no repository',
      'it is in no git repository',
      (folder) => renameSync(join(folder, '.git'), join(folder, 'x')),
    ],
    ...['--skip-worktree', '--assume-unchanged'].map((flag): (typeof refusals)[number] => [
      `was changed behind ${flag}`,
      'it has changes that are not committed',
      (folder) => {
        git(folder, 'update-index', flag, file);
        change(folder);
      },
    ]),
  ];

  for (const [title, why, make] of refusals)
    it(`leaves alone a file that ${title}, unless forced`, () =>
      committed(project, async (folder) => {
        make(folder);
        assert.deepEqual(await fix(folder), { files: [], refused: { [file]: `${why}. Commit it, or add --force` } });
        assert.deepEqual(await fix(folder, 'force'), { files: [file], refused: {} });
      }));

  it('finds a file of a project below the top of its repository', () =>
    committed(
      { 'in/a b/docker-compose.yml': project['docker-compose.yml'], 'in/a b/web/contract.yml': wrong },
      async (folder) => {
        assert.deepEqual(await fix(join(folder, 'in/a b')), { files: [file], refused: {} });
      },
    ));

  it('takes the line ends that git makes on Windows for no change', () =>
    committed(project, async (folder) => {
      writeFileSync(join(folder, file), wrong.replaceAll('\n', '\r\n'));
      assert.equal(await (await notInGit(folder))(join(folder, file)), undefined);
    }));

  it('knows the longer names of files in newer repositories', () =>
    withFolder(project, async (folder) => {
      git(folder, 'init', '-q', '--object-format=sha256');
      git(folder, 'add', '.');
      git(folder, 'commit', '-q', '-m', 'all');
      assert.deepEqual(await fix(folder), { files: [file], refused: {} });
    }));

  it('asks no other repository than that of the project, whatever variables of git say', () =>
    committed(project, async (other) => {
      await withFolder(project, async (folder) => {
        const variables = { GIT_DIR: join(other, '.git'), GIT_WORK_TREE: folder };
        Object.assign(process.env, variables);
        try {
          assert.deepEqual(await fix(folder), {
            files: [],
            refused: { [file]: 'it is in no git repository. Commit it, or add --force' },
          });
        } finally {
          for (const name of Object.keys(variables)) delete process.env[name];
        }
      });
    }));

  it('runs no filter or monitor of the repository', () =>
    committed({ ...project, '.gitattributes': '*.yml filter=x\n' }, async (folder) => {
      const ran = spy(folder);
      utimesSync(join(folder, file), 1, 1);
      assert.deepEqual(await fix(folder), { files: [file], refused: {} });
      assert.ok(!existsSync(ran));
    }));

  for (const at of ['web', '.'])
    it(`runs no program of a committed directory that looks like a repository: ${at}`, () =>
      withFolder(
        { ...project, 'web/.gitattributes': '*.yml filter=x\n', '.gitattributes': '*.yml filter=x\n' },
        async (folder) => {
          const bare = join(folder, at);
          git(bare, 'init', '-q');
          git(bare, 'add', '.');
          git(bare, 'commit', '-q', '-m', 'all');
          cpSync(join(bare, '.git'), bare, { recursive: true });
          rmSync(join(bare, '.git'), { recursive: true });
          const here = ['--git-dir=.', '--work-tree=.'];
          git(bare, ...here, 'config', 'core.bare', 'false');
          git(bare, ...here, 'config', 'core.worktree', '.');
          const ran = spy(bare, ...here);
          utimesSync(join(folder, file), 1, 1);
          assert.deepEqual((await fix(folder)).files, []);
          assert.ok(!existsSync(ran));
          // the same project, where git trusts what it finds
          git(join(folder, 'web'), '-c', 'safe.bareRepository=all', 'status', '--porcelain');
          assert.ok(existsSync(ran));
        },
      ));

  it('asks the repository of the project beside such a directory', () =>
    withFolder(project, async (folder) => {
      mkdirSync(join(folder, 'web/objects'));
      mkdirSync(join(folder, 'web/refs'));
      writeFileSync(join(folder, 'web/HEAD'), 'ref: refs/heads/main\n');
      writeFileSync(join(folder, 'web/config'), '[core]\n\tbare = false\n\tworktree = .\n');
      git(folder, 'init', '-q');
      git(folder, 'add', '-A', '-f');
      git(folder, 'commit', '-q', '-m', 'all');
      assert.deepEqual(await fix(folder), { files: [file], refused: {} });
    }));
});
