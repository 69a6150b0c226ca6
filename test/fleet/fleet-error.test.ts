import assert from 'node:assert/strict';
import { FleetError } from '../../shared/fleet/fleet-error.ts';

describe('FleetError', () => {
  it('says where and what', () => {
    const cause = new Error('why');
    const error = new FleetError({ code: 'snapshot-cut', problem: 'cut.', file: 'f.json', line: 2, column: 3, cause });
    assert.equal(error.message, 'f.json:2:3: cut.');
    const { name, code, file, line, column } = error;
    assert.deepEqual(
      { name, code, file, line, column },
      { name: 'FleetError', code: 'snapshot-cut', file: 'f.json', line: 2, column: 3 },
    );
    assert.equal(error.cause, cause);
  });
});
