import assert from 'node:assert/strict';
import { FleetError } from '../../shared/fleet/fleet-error.ts';

describe('FleetError', () => {
  it('says where and what', () => {
    const cause = new Error('why');
    const place = { file: 'f.json', line: 2, column: 3 };
    const error = new FleetError({ code: 'snapshot-cut', problem: 'cut.', place, cause });
    assert.equal(error.message, 'f.json:2:3: cut.');
    assert.deepEqual({ name: error.name, code: error.code }, { name: 'FleetError', code: 'snapshot-cut' });
    assert.deepEqual(error.place, place);
    assert.equal(error.cause, cause);
  });

  it('says just what, where nothing has lines', () => {
    const error = new FleetError({ code: 'unreachable', problem: 'No answer.' });
    assert.equal(error.message, 'No answer.');
    assert.equal(error.place, undefined);
    assert.ok(!('cause' in error));
  });
});
