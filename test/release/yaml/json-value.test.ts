import assert from 'node:assert/strict';
import { collectProblems } from '../../../shared/release/problems.ts';
import { toJson } from '../../../shared/release/yaml/json-value.ts';
import { readYaml } from '../../../shared/release/yaml/yaml-values.ts';

describe('toJson', () => {
  const rows: [string, string][] = [
    ['a: 1\nb: [x, ~, true, 1.5]\n', '{"a":1,"b":["x",null,true,1.5]}'],
    ['a: .inf\nb: .nan\n', '{"a":null,"b":null}'],
    ['a: 0x10\n', '{"a":16}'],
    ['__proto__: {x: 1}\nconstructor: 2\n', '{"__proto__":{"x":1},"constructor":2}'],
    ['"quoted": "1"\n', '{"quoted":"1"}'],
  ];
  for (const [text, json] of rows)
    it(JSON.stringify(text), () => {
      const { documents } = readYaml({ file: 'f', text }, 'contract', collectProblems());
      const [document] = documents;
      assert.ok(document !== undefined);
      assert.equal(JSON.stringify(toJson(document)), json);
    });

  it('leaves prototypes alone', () => {
    const { documents } = readYaml({ file: 'f', text: '__proto__: {bad: 1}' }, 'contract', collectProblems());
    const [document] = documents;
    assert.ok(document !== undefined);
    assert.equal((toJson(document) as { bad?: unknown }).bad, undefined);
  });
});
