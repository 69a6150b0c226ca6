import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { openCommitTree } from '../../../action/github/git-tree.ts';
import type { Repository, TreeEntry } from '../../../action/github/repository.ts';
import { memoryTree } from '../../../shared/release/index.ts';

const idOf = (text: string) =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest('hex');

const files: Readonly<Record<string, readonly [mode: string, text: string]>> = {
  'README.md': ['100644', 'Hello'],
  'app/docker-compose.yml': ['100644', 'services: {}\n'],
  'app/run.sh': ['100755', '#!/bin/sh\n'],
  'app/link': ['120000', '../README.md'],
  'app/long': ['120000', 'x'.repeat(5000)],
  'app/vendor': ['160000', ''],
  'app/player/contract.yml': ['100644', 'slug: player\n'],
};

/** A repository with these files, that counts what it is asked; `isCut` gives a whole tree just in part. */
function repository(isCut: boolean): Repository & { readonly asked: string[] } {
  const asked: string[] = [];
  const directories = new Set(
    Object.keys(files).flatMap((path) =>
      path
        .split('/')
        .slice(0, -1)
        .map((_, index, all) => all.slice(0, index + 1).join('/')),
    ),
  );
  const all: TreeEntry[] = [
    ...[...directories].map((path) => ({ path, mode: '040000', id: `tree ${path}` })),
    ...Object.entries(files).map(([path, [mode, text]]) => ({
      path,
      mode,
      id: idOf(text),
      ...(mode !== '160000' && { size: text.length }),
    })),
  ];
  return {
    asked,
    parents: async () => [],
    comparison: async () => ({ forkPoint: '', renames: [] }),
    async tree(id, isWhole) {
      asked.push(`${isWhole ? 'all of' : 'tree'} ${id}`);
      if (isWhole) return { entries: isCut ? all.slice(0, 1) : all, isCut };
      const prefix = id.startsWith('tree ') ? `${id.slice('tree '.length)}/` : '';
      const entries = all
        .filter(({ path }) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/'))
        .map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) }));
      return { entries, isCut: false };
    },
    async blob(id) {
      asked.push('blob');
      const text = Object.values(files).find(([, one]) => idOf(one) === id)?.[1];
      return Buffer.from(text ?? '');
    },
  };
}

const decoder = new TextDecoder();

for (const isCut of [false, true]) {
  describe(`the files of a commit, ${isCut ? 'directory by directory where GitHub cuts its answer' : 'with one answer'}`, () => {
    const open = async (directory = 'app', nearby?: Parameters<typeof openCommitTree>[3]) => {
      const from = repository(isCut);
      const tree = await openCommitTree(from, 'c0ffee', directory, nearby);
      assert.ok(tree);
      return { tree, from };
    };

    const entries: readonly (readonly [path: string, entry: unknown])[] = [
      ['', { kind: 'directory' }],
      ['docker-compose.yml', { kind: 'file', size: 13 }],
      ['run.sh', { kind: 'file', size: 10 }],
      ['player', { kind: 'directory' }],
      ['player/contract.yml', { kind: 'file', size: 13 }],
      ['link', { kind: 'link', target: '../README.md' }],
      ['long', undefined],
      ['vendor', { kind: 'directory' }],
      ['vendor/x', undefined],
      ['README.md', undefined],
      ['missing/x', undefined],
      ['docker-compose.yml/x', undefined],
    ];
    for (const [path, entry] of entries) {
      it(`has ${JSON.stringify(entry)} at "${path}"`, async () => {
        assert.deepEqual(await (await open()).tree.entry(path), entry);
      });
    }

    it('lists directories', async () => {
      const { tree } = await open();
      const names = ['docker-compose.yml', 'link', 'long', 'player', 'run.sh', 'vendor'];
      assert.deepEqual([...(await tree.list(''))].sort(), names);
      assert.deepEqual(await tree.list('player'), ['contract.yml']);
      const { tree: top } = await open('');
      assert.deepEqual([...(await top.list(''))].sort(), ['README.md', 'app']);
    });

    it('says that a submodule is of another repository', async () => {
      await assert.rejects((await open()).tree.list('vendor'), /it is a submodule, which another repository holds/);
    });

    it('reads files, and nothing else', async () => {
      const { tree } = await open();
      assert.equal(decoder.decode(await tree.read('player/contract.yml')), 'slug: player\n');
      await assert.rejects(tree.read('player'));
      await assert.rejects(tree.read('link'));
      await assert.rejects(tree.read('missing'));
    });

    it('is not there where its directory is not, or is a file', async () => {
      assert.equal(await openCommitTree(repository(isCut), 'c0ffee', 'apps'), undefined);
      assert.equal(await openCommitTree(repository(isCut), 'c0ffee', 'README.md'), undefined);
    });

    it('asks for no file that lies nearby with the same bytes', async () => {
      const nearby = memoryTree({ 'docker-compose.yml': 'services: {}\n', 'run.sh': '#!/bin/sx\n' });
      const { tree, from } = await open('app', nearby);
      assert.equal(decoder.decode(await tree.read('docker-compose.yml')), 'services: {}\n');
      assert.ok(!from.asked.includes('blob'));
      assert.equal(decoder.decode(await tree.read('run.sh')), '#!/bin/sh\n');
      assert.ok(from.asked.includes('blob'));
    });

    it('asks for no directory twice', async () => {
      const { tree, from } = await open();
      await tree.entry('player/contract.yml');
      await tree.entry('player/other');
      await tree.list('player');
      assert.equal(new Set(from.asked).size, from.asked.length);
    });
  });
}
