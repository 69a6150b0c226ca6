import assert from 'node:assert/strict';
import { memoryTree } from '../../../shared/release/files/memory-tree.ts';
import { projectFiles } from '../../../shared/release/files/project-files.ts';
import { readSource } from '../../../shared/release/files/read-source.ts';
import { startOf } from '../../../shared/release/files/source-text.ts';
import { collectProblems } from '../../../shared/release/problems.ts';

describe('readSource', () => {
  const files = projectFiles(
    memoryTree({
      'd/f': 'text',
      large: 'x'.repeat(1024 * 1024 + 1),
      bytes: new Uint8Array([0xff]),
      round: { link: 'round' },
    }),
  );
  const rows: [string, string, string, string | undefined][] = [
    ['d', './f', 'text', undefined],
    ['', 'none', 'missing', undefined],
    ['', 'd', 'refused', 'The file d is a directory.'],
    ['', '', 'refused', 'The file . is a directory.'],
    [
      'd',
      '../../x',
      'refused',
      "The file ../../x lies outside the source directory, by its path or by a symbolic link, and isn't read.",
    ],
    ['', 'large', 'refused', 'The file large has 1,048,577 bytes and is not read, for the limit is 1 MiB (1,048,576).'],
    ['', 'bytes', 'refused', "The file bytes isn't UTF-8 text."],
    ['', 'round', 'refused', "The file round can't be read (its symbolic links lead in a circle)."],
  ];
  for (const [directory, path, kind, reason] of rows)
    it(`${path || '(nothing)'} from ${directory || 'the root'}`, async () => {
      const problems = collectProblems();
      const read = await readSource(files, directory, path, { what: 'the file', at: startOf('x') }, problems);
      assert.equal(read.kind, kind);
      assert.equal(read.kind === 'refused' ? read.reason : undefined, reason);
      assert.equal(problems.diagnostics.length, reason === undefined ? 0 : 1);
    });
});
