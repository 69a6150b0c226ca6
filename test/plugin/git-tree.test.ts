import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type GitTree, openGitTree } from '../../plugin/git-tree.ts';
import { openSource } from '../../shared/machine/source-directory.ts';
import { type FileTree, readProject } from '../../shared/release/index.ts';
import { withFolder } from '../support/folder.ts';
import { committed, git } from '../support/git.ts';

const root = join(import.meta.dirname, '..', '..');
const contract = 'name: Web\ntype: sw.container\nslug: web\nrequires:\n  - {type: sw.supervisor, version: ">=12"}\n';
const compose = 'services: {web: {build: ./web}}\n';
const project = { 'docker-compose.yml': compose, 'web/Dockerfile': 'FROM scratch\n', 'web/contract.yml': contract };

/** Opens the project at a ref for a task, and closes it whatever becomes of that. */
async function atRef<Result>(source: string, ref: string, task: (opened: GitTree) => Promise<Result>): Promise<Result> {
  const opened = await openGitTree(source, ref);
  try {
    return await task(opened);
  } finally {
    await opened.close();
  }
}

/** A project as it is read, with the text of each file that was. */
async function read(tree: FileTree) {
  const { release, diagnostics, written } = await readProject(tree, { source: 'x' });
  return { release, diagnostics, texts: new Map([...written.sources].map(([path, { text }]) => [path, text])) };
}

/** The project at a ref; undefined where it has none. */
function readAt(source: string, ref: string) {
  return atRef(source, ref, async ({ tree }) => tree && read(tree));
}

async function readHere(source: string) {
  return read(await openSource(source));
}

async function toldAt(source: string, ref = 'HEAD'): Promise<string[]> {
  return (await readAt(source, ref))?.diagnostics.map(({ code, message }) => `${code}: ${message}`) ?? ['no project'];
}

/** Fails where it should; what opens all the same is closed, for else the tests would not end. */
async function fails(source: string, ref: string, expected: { code: string; message?: RegExp }): Promise<void> {
  await assert.rejects(
    atRef(source, ref, async () => {}),
    { name: 'Failure', ...expected },
  );
}

function commitAll(folder: string): void {
  git(folder, 'init', '-q');
  git(folder, '-c', 'core.autocrlf=false', 'add', '-A', '-f');
  git(folder, 'commit', '-q', '-m', 'all');
}

/** A clone that has a repository's commits and directories, and none of its files. */
async function partialClone(task: (clone: string, origin: string) => Promise<void>): Promise<void> {
  await committed(project, async (origin) => {
    git(origin, 'config', 'uploadpack.allowFilter', 'true');
    await withFolder({}, async (folder) => {
      const from = `file://${await realpath(origin)}`;
      git(folder, 'clone', '-q', '--no-checkout', '--filter=blob:none', from, 'clone');
      await task(join(folder, 'clone'), origin);
    });
  });
}

describe('openGitTree', () => {
  describe('is read as the directory is of which it was committed', () => {
    const links = (folder: string) =>
      Promise.all([
        symlink('shared/contract.yml', join(folder, 'inside.yml')),
        symlink('../inside.yml', join(folder, 'web/contract.yml')),
        symlink('web', join(folder, 'linked')),
        symlink('/etc/hostname', join(folder, 'out/contract.yml')),
        symlink('circle', join(folder, 'circle')),
      ]);
    const rows: [title: string, files: Record<string, string | Uint8Array>, change?: (folder: string) => unknown][] = [
      ['a contract', project],
      ['one service alone', { Dockerfile: 'FROM scratch\n', 'contract.yml': contract }],
      ['lines of Windows', { ...project, 'web/contract.yml': contract.replaceAll('\n', '\r\n') }],
      ['a byte order mark', { ...project, 'docker-compose.yml': `\ufeff${compose}`, '.env': '\ufeffA=1\n' }],
      ['bytes that are no text', { ...project, 'web/contract.yml': new Uint8Array([0xff, 0xfe, 0x00]) }],
      ['a file that is too large', { ...project, 'web/contract.yml': '#'.repeat(1024 * 1024 + 1) }],
      ['an empty file', { ...project, 'web/contract.yml': '' }],
      [
        'includes, and what they extend',
        {
          ...project,
          'docker-compose.yml':
            'include: [more/compose.yml]\nservices: {web: {extends: {file: base.yml, service: b}}}\n',
          'base.yml': 'services: {b: {build: ./web, labels: {io.balena.features.requires.sw.l4t: ">=32"}}}\n',
          'more/compose.yml': 'services: {more: {build: ./deep/er}}\n',
          'more/deep/er/contract.yml': contract,
        },
      ],
      [
        'symbolic links, in and out',
        {
          'docker-compose.yml':
            'services: {web: {build: ./linked}, out: {build: ./out}, circle: {build: ./circle}, web2: {build: ./web}}\n',
          'shared/contract.yml': contract,
          'web/Dockerfile': '',
          'out/Dockerfile': '',
        },
        links,
      ],
      [
        'names of all kinds',
        {
          ...project,
          'docker-compose.yml': 'services: {web: {build: "./a b/ü\\t"}}\n',
          'a b/ü\t/contract.yml': contract,
        },
      ],
      ['a .dockerignore', { ...project, '.dockerignore': 'web/contract.yml\n' }],
      ['nothing to build', { README: 'nothing\n' }],
      ['a file where a directory is asked for', { 'docker-compose.yml': compose, web: 'file\n' }],
    ];
    for (const [title, files, change] of rows)
      it(title, () =>
        withFolder(files, async (folder) => {
          await change?.(folder);
          commitAll(folder);
          assert.deepEqual(await readAt(folder, 'HEAD'), await readHere(folder));
        }),
      );

    // estate/ holds fleets, and no project.
    for (const example of readdirSync(join(root, 'examples'), { withFileTypes: true }).filter(
      (e) => e.isDirectory() && e.name !== 'estate',
    ))
      it(`the example ${example.name}, below the top of the repository`, () =>
        withFolder({}, async (folder) => {
          const there = join(folder, 'in', 'a b');
          await cp(join(root, 'examples', example.name), there, { recursive: true });
          commitAll(folder);
          const committedOne = await readAt(there, 'HEAD');
          assert.deepEqual(committedOne, await readHere(there));
          assert.ok((committedOne?.texts.size ?? 0) > 0);
        }));

    it('a repository with the longer names of newer ones', () =>
      withFolder(project, async (folder) => {
        git(folder, 'init', '-q', '--object-format=sha256');
        commitAll(folder);
        assert.deepEqual(await readAt(folder, 'HEAD'), await readHere(folder));
      }));
  });

  it('tells what stands at a path, and what a directory holds', () =>
    committed({ ...project, 'web/src/a.txt': 'ab' }, (folder) =>
      atRef(folder, 'HEAD', async ({ tree }) => {
        assert.ok(tree);
        const rows: [string, unknown][] = [
          ['', { kind: 'directory' }],
          ['web', { kind: 'directory' }],
          ['web/src/a.txt', { kind: 'file', size: 2 }],
          ['web/src/a.txt/b', undefined],
          ['none', undefined],
          ['__proto__', undefined],
        ];
        for (const [path, expected] of rows) assert.deepEqual(await tree.entry(path), expected, path);
        assert.deepEqual([...(await tree.list(''))].sort(), ['docker-compose.yml', 'web']);
        assert.deepEqual([...(await tree.list('web'))].sort(), ['Dockerfile', 'contract.yml', 'src']);
        assert.equal(Buffer.from(await tree.read('web/src/a.txt')).toString(), 'ab');
        await assert.rejects(tree.read('web'));
        await assert.rejects(tree.list('web/contract.yml'));
      }),
    ));

  it('answers many questions at once, each its own', () => {
    const texts = new Map(Array.from({ length: 300 }, (_, n) => [`d${n % 7}/${n}`, `${n}`.repeat(n * 9)]));
    return committed(Object.fromEntries(texts), (folder) =>
      atRef(folder, 'HEAD', async ({ tree }) => {
        const textOf = async (path: string) => [path, Buffer.from((await tree?.read(path)) ?? []).toString()] as const;
        assert.deepEqual(new Map(await Promise.all([...texts.keys()].map(textOf))), texts);
      }),
    );
  });

  it('takes a branch, a tag, an annotated tag, a commit and its beginning, and tells which commit that is', () =>
    committed(project, async (folder) => {
      const commit = git(folder, 'rev-parse', 'HEAD').trim();
      git(folder, 'branch', 'feature/x');
      git(folder, 'tag', 'v1');
      git(folder, 'tag', '-a', 'v2', '-m', 'two');
      await writeFile(join(folder, 'web/contract.yml'), 'broken: [');
      git(folder, 'commit', '-q', '-a', '-m', 'later');
      for (const ref of ['feature/x', 'v1', 'v2', commit, commit.slice(0, 8), 'HEAD~1']) {
        assert.equal(await atRef(folder, ref, async (opened) => opened.commit), commit, ref);
        assert.deepEqual(await toldAt(folder, ref), [], ref);
      }
    }));

  it('reads what was committed, and leaves the working tree and the index alone', () =>
    committed(project, async (folder) => {
      const before = await readHere(folder);
      await writeFile(join(folder, 'web/contract.yml'), 'changed\n');
      git(folder, 'add', '.');
      await rm(join(folder, 'docker-compose.yml'));
      const index = readFileSync(join(folder, '.git/index'));
      const files = readdirSync(folder, { recursive: true });
      assert.deepEqual(await readAt(folder, 'HEAD'), before);
      assert.deepEqual(readFileSync(join(folder, '.git/index')), index);
      assert.deepEqual(readdirSync(folder, { recursive: true }), files);
    }));

  it('reads bytes as they are stored, whatever attributes say', () =>
    committed({ ...project, 'web/note': '$Id$ ü\n' }, async (folder) => {
      const attributes = '* text eol=crlf ident working-tree-encoding=ISO-8859-1\n';
      await writeFile(join(folder, '.git/info/attributes'), attributes);
      await writeFile(join(folder, '.gitattributes'), attributes);
      git(folder, 'add', '.gitattributes');
      git(folder, 'commit', '-q', '-m', 'attributes');
      const bytes = await atRef(folder, 'HEAD', async ({ tree }) => tree?.read('web/note'));
      assert.equal(Buffer.from(bytes ?? []).toString(), '$Id$ ü\n');
    }));

  it('has no project where the directory was not there yet, or was something else', () =>
    committed({ file: 'x\n', 'dir/y': 'y\n' }, async (folder) => {
      git(folder, 'rm', '-q', 'file');
      await symlink('dir', join(folder, 'link'));
      git(folder, 'add', '.');
      git(folder, 'commit', '-q', '-m', 'change');
      await rm(join(folder, 'link'));
      for (const name of ['new/app', 'file', 'link']) {
        await mkdir(join(folder, name), { recursive: true });
        const ref = name === 'file' ? 'HEAD~1' : 'HEAD';
        assert.equal(await atRef(join(folder, name), ref, async ({ tree }) => tree), undefined, name);
      }
    }));

  it('opens a source directory that is named by a link', () =>
    committed({ 'app/docker-compose.yml': compose, 'app/web/contract.yml': contract }, (folder) =>
      withFolder({}, async (elsewhere) => {
        await symlink(join(folder, 'app'), join(elsewhere, 'link'));
        assert.deepEqual(await readAt(join(elsewhere, 'link'), 'HEAD'), await readHere(join(folder, 'app')));
      }),
    ));

  it('says of what lies in a submodule that it can not be read', () =>
    committed(project, (inner) =>
      committed({ 'docker-compose.yml': compose }, async (folder) => {
        git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'web');
        git(folder, 'commit', '-q', '-m', 'submodule');
        const told = await toldAt(folder);
        assert.ok(told.length > 0 && told.every((each) => each.startsWith('file-unreadable:')), told.join('\n'));
        assert.match(told[0] ?? '', /can't be read \(it lies in a submodule, which another repository holds\)/);
      }),
    ));

  it('fetches nothing that a partial clone lacks, and says that it is not there', () =>
    partialClone(async (clone) => {
      const [first = ''] = await toldAt(clone);
      assert.match(first, /^file-unreadable: .*docker-compose\.yml can't be read \(git/);
      const objects = git(clone, 'rev-list', '--objects', '--all', '--missing=print').split('\n');
      assert.equal(objects.filter((line) => line.startsWith('?')).length, 3);
    }));

  it('runs nothing of a remote for what a partial clone lacks', () =>
    partialClone(async (clone, origin) => {
      const ran = join(clone, 'ran');
      git(clone, 'config', 'remote.origin.uploadpack', `touch ${ran};:`);
      git(clone, 'config', 'core.sshCommand', `touch ${ran};:`);
      git(clone, 'config', 'protocol.ext.allow', 'always');
      for (const url of [`ext::sh -c 'touch ${ran}'`, `file://${origin}`, 'ssh://host/x']) {
        git(clone, 'config', 'remote.origin.url', url);
        assert.match((await toldAt(clone))[0] ?? '', /^file-unreadable/);
        assert.ok(!existsSync(ran), url);
      }
    }));

  it('runs no program that the repository names', () =>
    committed({ ...project, '.gitattributes': '* filter=x diff=x\n' }, async (folder) => {
      const ran = join(folder, 'ran');
      const spy = join(folder, 'spy');
      await writeFile(spy, `#!/bin/sh\necho "$0 $*" >>'${ran}'\ncat\n`);
      await chmod(spy, 0o755);
      const programs = ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'core.gitProxy', 'core.editor'];
      const pagers = ['pager.rev-parse', 'pager.cat-file', 'credential.helper', 'diff.external'];
      const drivers = ['filter.x.clean', 'filter.x.smudge', 'filter.x.process', 'diff.x.textconv', 'diff.x.command'];
      for (const name of [...programs, ...pagers, ...drivers]) git(folder, 'config', name, spy);
      for (const name of ['cat-file', 'rev-parse']) git(folder, 'config', `alias.${name}`, `!${spy}`);
      await mkdir(join(folder, 'hooks'));
      for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction', 'pre-auto-gc'])
        await cp(spy, join(folder, 'hooks', hook));
      git(folder, 'config', 'core.hooksPath', join(folder, 'hooks'));
      assert.deepEqual(await toldAt(folder), []);
      assert.ok(!existsSync(ran));
    }));

  it('takes no other objects for those that were committed', () =>
    committed(project, async (folder) => {
      const before = await readHere(folder);
      const blob = git(folder, 'rev-parse', 'HEAD:web/contract.yml').trim();
      await writeFile(join(folder, 'other'), 'broken: [');
      git(folder, 'replace', blob, git(folder, 'hash-object', '-w', 'other').trim());
      assert.deepEqual(await readAt(folder, 'HEAD'), before);
    }));

  it('asks the repository of the source directory, whatever variables of git say', () =>
    committed({ ...project, 'docker-compose.yml': 'services: {}\n' }, (other) =>
      committed(project, async (folder) => {
        const before = await readHere(folder);
        const variables = { GIT_DIR: join(other, '.git'), GIT_WORK_TREE: other };
        Object.assign(process.env, variables);
        try {
          assert.deepEqual(await readAt(folder, 'HEAD'), before);
        } finally {
          for (const name of Object.keys(variables)) delete process.env[name];
        }
      }),
    ));

  describe('fails with what to do', () => {
    const rows: [title: string, ref: string, code: string, message: RegExp, change?: (folder: string) => unknown][] = [
      ['an option', '--output=x', 'ref-invalid', /^"--output=x" can't be the name of a git ref/],
      ['nothing', '', 'ref-invalid', /Name a branch, a tag or a commit/],
      ['a range', 'a..b', 'ref-invalid', /can't be the name/],
      ['two lines', 'a\nb', 'ref-invalid', /can't be the name/],
      ['a ref that is not there', 'none', 'ref-missing', /There is no commit "none" .* git fetch/],
      ['a commit that is not there', '0123456789abcdef0123456789abcdef01234567', 'ref-missing', /git fetch/],
      ['a file', 'HEAD:docker-compose.yml', 'ref-missing', /There is no commit/],
      [
        'a branch of the remote',
        'elsewhere',
        'ref-missing',
        /^There is no "elsewhere" in the git repository, but origin\/elsewhere\. Name that\.$/,
        (folder) => git(folder, 'update-ref', 'refs/remotes/origin/elsewhere', 'HEAD'),
      ],
      [
        'a name of a branch and a tag',
        'both',
        'ref-ambiguous',
        /^Several things .* called "both"\. .*refs\/heads\/both .*refs\/tags\/both/,
        (folder) => {
          git(folder, 'branch', 'both');
          git(folder, 'commit', '-q', '--allow-empty', '-m', 'more');
          git(folder, 'tag', 'both');
          git(folder, 'config', 'core.warnAmbiguousRefs', 'false');
        },
      ],
      [
        'no repository',
        'HEAD',
        'no-repository',
        /lies in no working tree of git/,
        (folder) => rename(join(folder, '.git'), join(folder, 'x')),
      ],
      [
        'a repository that says it is of another directory',
        'HEAD',
        'no-repository',
        /lies in no working tree/,
        (folder) => git(folder, 'config', 'core.worktree', '/usr'),
      ],
    ];
    for (const [title, ref, code, message, change] of rows)
      it(title, () =>
        committed(project, async (folder) => {
          await change?.(folder);
          await fails(folder, ref, { code, message });
        }),
      );

    it('a directory of the project that looks like its repository', () =>
      committed(project, async (folder) => {
        const fake = join(folder, 'web');
        await cp(join(folder, '.git'), fake, { recursive: true });
        git(folder, '--git-dir=web', 'config', 'core.bare', 'false');
        git(folder, '--git-dir=web', 'config', 'core.worktree', '..');
        await fails(fake, 'HEAD', { code: 'no-repository' });
      }));

    it('the beginning of several commits', () =>
      committed(project, async (folder) => {
        const text = git(folder, 'cat-file', 'commit', 'HEAD');
        const seen = new Map<string, string>();
        for (let n = 0; ; n += 1) {
          const commit = `${text}${n}\n`;
          const start = createHash('sha1').update(`commit ${commit.length}\0${commit}`).digest('hex').slice(0, 4);
          const other = seen.get(start);
          seen.set(start, commit);
          if (other === undefined) continue;
          for (const [name, content] of Object.entries({ one: other, two: commit })) {
            await writeFile(join(folder, name), content);
            git(folder, 'hash-object', '-t', 'commit', '-w', name);
          }
          return fails(folder, start, { code: 'ref-ambiguous', message: /Name more of its digits/ });
        }
      }));

    it('a shallow clone', () =>
      committed(project, async (origin) => {
        git(origin, 'commit', '-q', '--allow-empty', '-m', 'two');
        await withFolder({}, async (folder) => {
          git(folder, 'clone', '-q', '--depth=1', `file://${await realpath(origin)}`, 'clone');
          const message = /shallow.*--unshallow.*fetch-depth: 0/;
          await fails(join(folder, 'clone'), 'HEAD~1', { code: 'ref-missing', message });
        });
      }));

    it('a commit whose directories are not there', () =>
      committed(project, async (folder) => {
        const tree = git(folder, 'rev-parse', 'HEAD^{tree}').trim();
        await rm(join(folder, '.git/objects', tree.slice(0, 2), tree.slice(2)));
        await fails(folder, 'HEAD', { code: 'git-failed', message: /can't be read at HEAD/ });
      }));

    it('no git', () =>
      committed(project, async (folder) => {
        const path = process.env['PATH'];
        process.env['PATH'] = folder;
        try {
          await fails(folder, 'HEAD', { code: 'git-missing', message: /no git on this machine/ });
        } finally {
          process.env['PATH'] = path;
        }
      }));
  });
});
