import assert from 'node:assert/strict';
import { formatLocation } from '../../shared/release/location.ts';

describe('formatLocation', () => {
  it('is what editors make a link of', () => {
    const location = { file: 'a/b.yml', line: 3, column: 5, endLine: 4, endColumn: 1 };
    assert.equal(formatLocation(location), 'a/b.yml:3:5');
  });
});
