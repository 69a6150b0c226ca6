import assert from 'node:assert/strict';
import { parseDocuments } from '../../../shared/release/yaml/parse-documents.ts';

describe('parseDocuments', () => {
  it('gives each document', () => {
    const parsed = parseDocuments('a: 1\n---\nb: 2\n', 100);
    assert.deepEqual('documents' in parsed && parsed.documents.map((document) => document.toJS()), [
      { a: 1 },
      { b: 2 },
    ]);
  });

  it('tells where the nesting gets too deep', () => assert.deepEqual(parseDocuments('a: [[1]]', 2), { tooDeep: 4 }));

  it('makes errors without stacks, and leaves those of others alone', () => {
    const usual = Error.stackTraceLimit;
    const parsed = parseDocuments('[,,]', 100);
    const [error] = 'documents' in parsed ? (parsed.documents[0]?.errors ?? []) : [];
    assert.doesNotMatch(error?.stack ?? 'at none', /\bat /);
    assert.equal(Error.stackTraceLimit, usual);
  });
});
