import assert from 'node:assert/strict';
import { describeKnownSince } from '../../../shared/supervisor/explain/known-since.ts';

describe('describeKnownSince', () => {
  const rows = [
    ['sw.l4t', 'which Supervisors know from 10.6.13 on'],
    ['hw.device-type', 'which Supervisors know from 11.1.0 on'],
    ['arch.sw', 'which Supervisors know from 14.11.0 on'],
    // known to the first, then forgotten, then known again
    ['sw.os', 'which Supervisors know from 17.4.0 on'],
    ['sw.kernel', 'which Supervisors know from 17.4.0 on'],
    ['sw.spec', 'which no Supervisor knows'],
  ] as const;
  for (const [type, words] of rows) it(`${type}, ${words}`, () => assert.equal(describeKnownSince({ type }), words));

  it('looks at all alternatives', () => {
    assert.equal(
      describeKnownSince({ or: [{ type: 'sw.l4t' }, { type: 'arch.sw' }] }),
      'which Supervisors know from 14.11.0 on',
    );
  });
});
