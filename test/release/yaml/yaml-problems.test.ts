import assert from 'node:assert/strict';
import { collectProblems } from '../../../shared/release/problems.ts';
import type { Dialect } from '../../../shared/release/yaml/plain-scalar.ts';
import { readYaml } from '../../../shared/release/yaml/yaml-values.ts';

function messages(text: string, dialect: Dialect = 'compose'): string[] {
  const problems = collectProblems();
  readYaml({ file: 'c.yml', text }, dialect, problems);
  return problems.diagnostics.map(({ message }) => message);
}

describe('the problems of a YAML file', () => {
  const behind = "The builder refuses a file that it can't read; correct it here.";
  const rows: [string, string[]][] = [
    [
      'a: 1\na: 2\n',
      ['The key "a" is written twice in the same map of c.yml. The builder refuses the file; remove one of the two.'],
    ],
    ['a: *b\n', [`c.yml isn't valid YAML: the alias "*b" has no anchor before it. ${behind}`]],
    ['a: "open\n', [`c.yml isn't valid YAML: missing closing "quote. ${behind}`]],
    [
      'a: {<<: 1}\n',
      [`c.yml isn't valid YAML: the merge key "<<" takes maps or a list of maps, and this is a number. ${behind}`],
    ],
  ];
  for (const [text, expected] of rows) it(JSON.stringify(text), () => assert.deepEqual(messages(text), expected));

  const ours: [string, string[]][] = [
    ['a: 1\na: 2\n', ['The key "a" is written twice in the same map of c.yml. Remove one of the two.']],
    ['a: "open\n', [`c.yml isn't valid YAML: missing closing "quote. Correct it here.`]],
    [
      'a: *b\n',
      [`c.yml isn't valid YAML: the alias "*b" has no anchor before it. A text that begins with * needs quotes.`],
    ],
    ['a: !mine b\n', [`c.yml isn't valid YAML: unresolved tag: !mine. Correct it here.`]],
  ];
  for (const [text, expected] of ours)
    it(`${JSON.stringify(text)}, where no builder looks`, () => assert.deepEqual(messages(text, 'core'), expected));

  it('once the parser has lost its way, one is enough', () => {
    assert.equal(messages('a\nb: 1\nc: 2\nd: 3\n').length, 1);
  });

  it('long words are shortened', () => {
    assert.ok((messages(`a: *${'x'.repeat(10_000)}\n`)[0]?.length ?? 0) < 500);
  });
});
