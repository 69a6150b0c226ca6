import assert from 'node:assert/strict';
import { locate } from '../../../shared/release/files/source-text.ts';
import { collectProblems } from '../../../shared/release/problems.ts';
import { toJson } from '../../../shared/release/yaml/json-value.ts';
import type { Dialect } from '../../../shared/release/yaml/plain-scalar.ts';
import type { Value } from '../../../shared/release/yaml/value.ts';
import { entryOf } from '../../../shared/release/yaml/value.ts';
import { readYaml } from '../../../shared/release/yaml/yaml-values.ts';
import { span } from '../reading.ts';

function yaml(text: string, dialect: Dialect = 'compose') {
  const problems = collectProblems();
  const { documents, broken } = readYaml({ file: 'f', text }, dialect, problems);
  const told = problems.diagnostics.map(({ code, location }) => `${code} ${span(location)}`);
  return { documents, broken, told, json: documents.map(toJson) };
}

function under(value: Value | undefined, ...keys: string[]): string {
  let entry = entryOf(value, keys[0] ?? '');
  for (const key of keys.slice(1)) entry = entryOf(entry?.value, key);
  return entry === undefined ? 'none' : `${span(locate(entry.place))} ${span(locate(entry.value.place))}`;
}

describe('readYaml', () => {
  const values: [string, string, unknown][] = [
    ['an alias', 'a: &x [1]\nb: *x\n', { a: [1], b: [1] }],
    ['a merge key', 'a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\n', { a: { p: 1, q: 2 }, b: { p: 1, q: 3 } }],
    ['an own key before a merge key', 'a: &x {p: 1}\nb: {p: 2, <<: *x}\n', { a: { p: 1 }, b: { p: 2 } }],
    [
      'a list of merged maps, the earlier wins',
      'a: &x {p: 1}\nb: &y {p: 2, q: 2}\nc: {<<: [*x, *y]}\n',
      { a: { p: 1 }, b: { p: 2, q: 2 }, c: { p: 1, q: 2 } },
    ],
    ['a map merged in place', 'a: {<<: {p: 1}}\n', { a: { p: 1 } }],
    ['a merge of a merge', 'a: &x {p: 1}\nb: &y {<<: *x}\nc: {<<: *y}\n', { a: { p: 1 }, b: { p: 1 }, c: { p: 1 } }],
    ['an anchor set twice', 'a: &x 1\nb: &x 2\nc: *x\n', { a: 1, b: 2, c: 2 }],
    ['a quoted << is a plain key', '"<<": 1\n', { '<<': 1 }],
    ['tags', 'a: !!str 1\nb: !!int "2"\nc: !mine x\n', { a: '1', b: 2, c: 'x' }],
    ['lines of Windows', 'a:\r\n  b: "1"\r\n', { a: { b: '1' } }],
    ['a bracket as far left as its key', 'a: [\n  1\n]\n', { a: [1] }],
    ['numbers as keys', '80: a\n', { 80: 'a' }],
    ['an ordered map', 'a: !!omap [x: 1]\n', { a: [{ x: 1 }] }],
  ];
  for (const [title, text, expected] of values)
    it(title, () => {
      const { json, told, broken } = yaml(text);
      assert.deepEqual([json, told, broken], [[expected], [], false]);
    });

  it('several documents, and none', () => {
    assert.deepEqual(yaml('a: 1\n---\nb: 2\n').json, [{ a: 1 }, { b: 2 }]);
    assert.deepEqual(yaml('').json, []);
  });

  it('knows where everything is written', () => {
    const [document] = yaml(
      'top:\n  key: value # note\n  list:\n    - a\n    - b\n\n\nflow: {\n  x: |\n    1\n\n}\n',
    ).documents;
    assert.equal(under(document, 'top'), '1:1-5:8 2:3-5:8');
    assert.equal(under(document, 'top', 'key'), '2:3-2:13 2:8-2:13');
    assert.equal(under(document, 'top', 'list'), '3:3-5:8 4:5-5:8');
  });

  it('the place of a block text ends with its last line', () => {
    const [document] = yaml('a: |\n  x\n  y\n\n\nb: 1\n').documents;
    assert.equal(under(document, 'a'), '1:1-3:4 1:4-3:4');
  });

  it('what came through an alias stands at its anchor; the entry where it is written', () => {
    const [document] = yaml('a: &x\n  k: v\nb: *x\nc:\n  <<: *x\n').documents;
    assert.equal(under(document, 'b'), '3:1-3:6 2:3-2:7');
    assert.equal(under(document, 'c', 'k'), '2:3-2:7 2:6-2:7');
  });

  const wrong: [string, string, string[], Dialect?][] = [
    ['a key twice', 'a: 1\nb: 2\na: 3\n', ['yaml-duplicate-key 3:1-3:2']],
    ['<< twice, in a compose file', 'x: &x {}\na:\n  <<: *x\n  <<: *x\n', ['yaml-duplicate-key 4:3-4:5']],
    ['<< twice, in a contract', 'x: &x {}\na:\n  <<: *x\n  <<: *x\n', [], 'contract'],
    ['an alias of nothing', 'a: *none\n', ['yaml-invalid 1:4-1:9']],
    ['a control character', 'a: 1\nb: x\0y\n', ['yaml-invalid 2:5-2:6']],
    ['an escape sequence', '\u001b[31m: 1\n', ['yaml-invalid 1:1-1:2']],
    ['an alias of what it stands in', 'a: &a [*a]\n', ['yaml-invalid 1:8-1:10']],
    ['an alias of what it stands in, set before', 'a: &x 1\nb: &x [*x]\n', ['yaml-invalid 2:8-2:10']],
    ['a merge of a string', 'a: {<<: x}\n', ['yaml-invalid 1:5-1:7']],
    ['a map as key', '? {a: 1}\n: 2\n', ['yaml-invalid 1:3-1:9']],
    ['an unknown tag in a contract', 'a: !mine x\n', ['yaml-invalid 1:4-1:9'], 'contract'],
    ['a stray indent', 'a: 1\n   b: 2\n', ['yaml-invalid 1:4-1:5', 'yaml-invalid 1:4-2:5']],
  ];
  for (const [title, text, expected, dialect] of wrong)
    it(`${title} is an error`, () => {
      const { told, broken } = yaml(text, dialect);
      assert.deepEqual(told, expected);
      assert.equal(broken, expected.length > 0);
    });

  it('reads on behind an error', () => {
    assert.deepEqual(yaml('a: 1\na: 2\nb: *no\nc: 3\n').json, [{ a: 1, b: null, c: 3 }]);
  });

  it('tells twenty errors of a file, not all', () => {
    assert.equal(yaml('a: *x\n'.repeat(100)).told.length, 20);
  });

  it('100 levels are read, 101 are not', () => {
    assert.equal(yaml(`${'['.repeat(100)}${']'.repeat(100)}`).broken, false);
    const { told, documents } = yaml(`${'['.repeat(101)}${']'.repeat(101)}`);
    assert.deepEqual([told, documents], [['yaml-too-deep 1:101-1:102'], []]);
  });

  it('levels that aliases make count, too', () => {
    const chain = Array.from({ length: 120 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}]`);
    assert.deepEqual(yaml(`a0: &a0 x\n${chain.join('\n')}\n`).told, ['yaml-too-deep 102:13-102:20']);
  });

  it('an alias bomb does not go off', () => {
    const ten = (of: string) => `[${Array(10).fill(of).join(', ')}]`;
    const lines = Array.from({ length: 12 }, (_, index) => `a${index + 1}: &a${index + 1} ${ten(`*a${index}`)}`);
    const { told, broken } = yaml(`a0: &a0 x\n${lines.join('\n')}\n`);
    assert.deepEqual([told, broken], [['yaml-alias-bomb 7:9-7:59'], true]);
  });

  it('merge keys are no way around that', () => {
    const map = Array.from({ length: 2000 }, (_, index) => `k${index}: 1`).join(', ');
    const { told } = yaml(`a: &a {${map}}\nb: [${Array(2000).fill('{<<: *a}').join(', ')}]\n`);
    assert.deepEqual(
      told.map((one) => one.split(' ')[0]),
      ['yaml-alias-bomb'],
    );
  });

  it('a map of many keys is read in time that grows as they do', () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `k${index}: 1`).join('\n');
    const start = performance.now();
    assert.equal(yaml(keys).broken, false);
    assert.ok(performance.now() - start < 5000);
  });
});
