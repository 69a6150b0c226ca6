import assert from 'node:assert/strict';
import { directoryOf, joinPath, spoken } from '../../../shared/release/files/project-path.ts';

describe('joinPath', () => {
  const rows: [string, string, string | undefined][] = [
    ['', '.', ''],
    ['', './a/', 'a'],
    ['a', '../b', 'b'],
    ['a', './x/../y//z', 'a/y/z'],
    ['a', '..', ''],
    ['', '..', undefined],
    ['a', '../../a', undefined],
    ['', 'a/../../b', undefined],
    ['', '/etc', undefined],
    ['', 'C:\\x', undefined],
    ['', '\\\\server\\x', undefined],
    ['', '~/x', undefined],
    ['', '~x', '~x'],
    ['', '...', '...'],
  ];
  for (const [directory, written, expected] of rows)
    it(`${written} from ${directory || 'the root'} is ${expected ?? 'outside'}`, () =>
      assert.equal(joinPath(directory, written), expected));
});

describe('directoryOf and spoken', () => {
  it('the directory of a file', () => {
    assert.equal(directoryOf('a/b/c'), 'a/b');
    assert.equal(directoryOf('c'), '');
  });
  it('a path in a sentence', () => {
    assert.equal(spoken(''), 'the source directory');
    assert.equal(spoken('a'), 'a');
  });
});
