import assert from 'node:assert/strict';
import type { FileTree } from '../../../shared/release/files/file-tree.ts';
import { memoryTree } from '../../../shared/release/files/memory-tree.ts';
import { projectFiles, sizeLimit } from '../../../shared/release/files/project-files.ts';

describe('projectFiles', () => {
  const tree = memoryTree({
    'a/f': 'x',
    'a/up': { link: '../b' },
    'b/g': 'yy',
    link: { link: 'a/up/g' },
    slash: { link: './a/' },
    etc: { link: '/etc' },
    above: { link: '../x' },
    'a/above': { link: '../../x' },
    one: { link: 'two' },
    two: { link: 'one' },
    dangling: { link: 'none' },
  });
  const rows: [string, unknown][] = [
    ['', { kind: 'directory', path: '' }],
    ['a/f', { kind: 'file', path: 'a/f', size: 1 }],
    ['link', { kind: 'file', path: 'b/g', size: 2 }],
    ['a/up', { kind: 'directory', path: 'b' }],
    ['slash/f', { kind: 'file', path: 'a/f', size: 1 }],
    ['etc/passwd', { kind: 'outside' }],
    ['above', { kind: 'outside' }],
    ['a/above/y', { kind: 'outside' }],
    ['one', { kind: 'unreadable', reason: 'its symbolic links lead in a circle' }],
    ['dangling', { kind: 'missing' }],
    ['a/f/x', { kind: 'missing' }],
    ['none/x', { kind: 'missing' }],
  ];
  for (const [path, expected] of rows)
    it(`finds ${path || '(root)'}`, async () => assert.deepEqual(await projectFiles(tree).find(path), expected));

  const texts: [string, Uint8Array | string, unknown][] = [
    ['a byte order mark is dropped', '\ufeffa', 'a'],
    ['1 MiB is read', 'a'.repeat(sizeLimit), 'a'.repeat(sizeLimit)],
    ['more is not', 'a'.repeat(sizeLimit + 1), 'too-large'],
    ['what is not UTF-8', new Uint8Array([0xff, 0xfe]), 'not-utf8'],
  ];
  for (const [title, content, expected] of texts)
    it(title, async () => {
      const files = projectFiles(memoryTree({ f: content }));
      const found = await files.find('f');
      assert.ok(found.kind === 'file');
      const read = await files.text(found);
      assert.equal(read.kind === 'text' ? read.source.text : read.kind, expected);
    });

  it('40 links are followed, 41 are not', async () => {
    const links = Object.fromEntries(
      Array.from({ length: 41 }, (_, index) => [`l${index}`, { link: index === 0 ? 'f' : `l${index - 1}` }]),
    );
    const files = projectFiles(memoryTree({ f: '', ...links }));
    assert.equal((await files.find('l39')).kind, 'file');
    assert.equal((await files.find('l40')).kind, 'unreadable');
  });

  it('looks at the size of what it got, too', async () => {
    const growing: FileTree = { ...memoryTree({ f: '' }), read: async () => new Uint8Array(sizeLimit + 1) };
    const files = projectFiles(growing);
    const found = await files.find('f');
    assert.ok(found.kind === 'file');
    assert.equal((await files.text(found)).kind, 'too-large');
  });

  it('a tree that refuses makes a reason', async () => {
    const refusal = Object.assign(new Error('no'), { code: 'EACCES' });
    const refusing: FileTree = {
      ...memoryTree({ f: '' }),
      entry: async () => Promise.reject(refusal),
      read: async () => Promise.reject(new Error('gone')),
    };
    const files = projectFiles(refusing);
    assert.deepEqual(await files.find('f'), { kind: 'unreadable', reason: 'EACCES' });
    assert.deepEqual(await files.text({ kind: 'file', path: 'f', size: 1 }), { kind: 'unreadable', reason: 'gone' });
  });

  it('asks the tree once', async () => {
    let asked = 0;
    const inner = memoryTree({ 'a/f': '' });
    const counting: FileTree = {
      ...inner,
      entry: (path) => {
        asked += 1;
        return inner.entry(path);
      },
    };
    const files = projectFiles(counting);
    await files.find('a/f');
    await files.find('a/f');
    await files.find('a/g');
    assert.equal(asked, 3);
  });
});
