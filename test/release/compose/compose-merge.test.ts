import assert from 'node:assert/strict';
import { mergeValues } from '../../../shared/release/compose/compose-merge.ts';
import { collectProblems } from '../../../shared/release/problems.ts';
import { toJson } from '../../../shared/release/yaml/json-value.ts';
import type { Value } from '../../../shared/release/yaml/value.ts';
import { readYaml } from '../../../shared/release/yaml/yaml-values.ts';

function value(text: string): Value {
  const [document] = readYaml({ file: 'f', text }, 'compose', collectProblems()).documents;
  assert.ok(document !== undefined);
  return document;
}

describe('mergeValues', () => {
  const rows: [string, string, string, unknown][] = [
    ['maps key by key', '{a: 1, b: {c: 1}}', '{b: {d: 2}, e: 3}', { a: 1, b: { c: 1, d: 2 }, e: 3 }],
    ['lists one behind the other', '{a: [1]}', '{a: [2]}', { a: [1, 2] }],
    ['a scalar is replaced', '{a: 1}', '{a: 2}', { a: 2 }],
    ['so is a list by a map', '{a: [1]}', '{a: {b: 1}}', { a: { b: 1 } }],
    ['nothing over a map leaves it', '{a: {b: 1}}', '{a: }', { a: { b: 1 } }],
    ['nothing over a scalar is nothing', '{a: 1}', '{a: }', { a: null }],
    ['!reset takes away', '{a: [1], b: 2}', '{a: !reset []}', { b: 2 }],
    ['!override replaces', '{a: [1]}', '{a: !override [2]}', { a: [2] }],
    ['what was reset below is set', '{a: !reset [1]}', '{a: [2]}', { a: [2] }],
  ];
  for (const [title, base, over, expected] of rows)
    it(title, () => assert.deepEqual(toJson(mergeValues(value(base), value(over), { left: 100 })), expected));

  it('stops where the budget ends', () => {
    const budget = { left: 3 };
    assert.deepEqual(toJson(mergeValues(value('[1, 2]'), value('[3, 4]'), budget)), [1, 2]);
    assert.ok(budget.left < 0);
  });
});
