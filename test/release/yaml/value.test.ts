import assert from 'node:assert/strict';
import { collectProblems } from '../../../shared/release/problems.ts';
import { entriesOf, entryOf, kindOf, type Value, valueUnder } from '../../../shared/release/yaml/value.ts';
import { readYaml } from '../../../shared/release/yaml/yaml-values.ts';

function value(text: string): Value {
  const [document] = readYaml({ file: 'f', text }, 'compose', collectProblems()).documents;
  assert.ok(document !== undefined);
  return document;
}

describe('value', () => {
  const map = value('a: 1\nb: ~\nc: !reset [x]\n');

  it('what is reset is not there, what is null has no value', () => {
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'toString'].map((key) => entryOf(map, key) !== undefined),
      [true, true, false, false, false],
    );
    assert.deepEqual(
      ['a', 'b', 'c'].map((key) => valueUnder(map, key) !== undefined),
      [true, false, false],
    );
    assert.ok(map.kind === 'map');
    assert.deepEqual(
      [...entriesOf(map)].map(([key]) => key),
      ['a', 'b'],
    );
  });

  it('counts what it holds, aliases written out', () => {
    assert.equal(value('a: &x [1, 2]\nb: *x\n').size, 7);
    assert.equal(value('a: [[1]]\n').depth, 3);
  });

  const kinds: [string, string][] = [
    ['{}', 'a map'],
    ['[]', 'a list'],
    ['~', 'empty'],
    ['x', 'a string'],
    ['1', 'a number'],
    ['true', 'a boolean'],
  ];
  for (const [text, kind] of kinds) it(`${text} is ${kind}`, () => assert.equal(kindOf(value(text)), kind));
});
