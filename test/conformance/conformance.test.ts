import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareJudge } from '../../shared/supervisor/index.ts';
import { mismatch, parseVectors, type Vector, vectorFacts, vectorRelease } from './vectors.ts';

const files: readonly (readonly [string, number])[] = [
  ['core.jsonl', 5000],
  ['malformed.jsonl', 1500],
  ['exotic.jsonl', 500],
  ['matrix.json', 35 * 28],
];

function read(file: string): Vector[] {
  return parseVectors(readFileSync(join(import.meta.dirname, file), 'utf8'));
}

describe('conformance with the recorded Supervisors', () => {
  for (const [file, number] of files) {
    it(`${file}: all ${number}`, () => {
      const vectors = read(file);
      assert.equal(vectors.length, number);
      assert.deepEqual(
        vectors.flatMap((vector) => mismatch(vector) ?? []),
        [],
      );
    });
  }

  it('judges every vector as its Supervisor decided, and never calls a rejection harmless', () => {
    for (const vector of files.flatMap(([file]) => read(file))) {
      const { judgement } = prepareJudge(vectorRelease(vector))(vectorFacts(vector));
      if (judgement === 'unknown') assert.ok(vector.mayBeUnknown, vector.id);
      else assert.equal(judgement === 'runs' || judgement === 'unprotected', vector.expect.accepts, vector.id);
    }
  });

  it('finds a wrong expectation in each part of a vector', () => {
    const vector = read('core.jsonl').find(({ expect }) => expect.accepts && expect.unmet?.length === 0);
    assert.ok(vector);
    const wrong: Vector['expect'][] = [
      { accepts: false, unmet: [] },
      { accepts: true, unmet: ['main'] },
      { accepts: true, unmet: null },
    ];
    for (const expect of wrong) assert.notEqual(mismatch({ ...vector, expect }), undefined, JSON.stringify(expect));
  });

  it('answers "unknown" to few of the exotic vectors', () => {
    const unknown = read('exotic.jsonl').filter(
      (vector) => prepareJudge(vectorRelease(vector))(vectorFacts(vector)).judgement === 'unknown',
    );
    assert.ok(unknown.length < 100, `${unknown.length} of 500`);
  });
});
