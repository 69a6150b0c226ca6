import assert from 'node:assert/strict';
import { formatLocation } from '../../shared/release/location.ts';

describe('formatLocation', () => {
  it('is what editors make a link of', () => {
    const location = { file: 'a/b.yml', line: 3, column: 5, endLine: 4, endColumn: 1 };
    assert.equal(formatLocation(location), 'a/b.yml:3:5');
  });

  it('has no line where it is the project as a whole', () => {
    assert.equal(formatLocation({ file: '.', line: 1, column: 1, endLine: 1, endColumn: 1 }), '.');
  });
});
