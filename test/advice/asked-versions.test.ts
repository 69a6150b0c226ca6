import assert from 'node:assert/strict';
import { askedVersions, requirementsIn } from '../../shared/advice/asked-versions.ts';
import { makeRelease } from '../support/making.ts';

describe('askedVersions', () => {
  const rows: readonly (readonly [requirement: object, versions: readonly string[]])[] = [
    [{ type: 'sw.os', version: '>=6.3.0' }, ['6.3.0', '6.3.1']],
    [{ type: 'sw.os', version: '>6.3.0+rev4' }, ['6.3.0', '6.3.1', '6.3.2']],
    [{ type: 'sw.os', version: '>6' }, ['7.0.0', '7.0.1']],
    [{ type: 'sw.os', version: '>=6.3.0 <7' }, ['6.3.0', '6.3.1', '7.0.0', '7.0.1']],
    [{ or: [{ type: 'sw.kernel' }, { type: 'sw.os', version: '~6.3.1' }] }, ['6.3.1', '6.3.2', '6.4.0', '6.4.1']],
    [{ type: 'sw.os', version: '*' }, ['0.0.0', '0.0.1']],
    [{ type: 'sw.os', version: 'banana' }, []],
    [{ type: 'sw.os', version: 6 }, []],
    [{ type: 'sw.os' }, []],
    [{ type: 'sw.supervisor', version: '>=6.3.0' }, []],
  ];
  for (const [requirement, versions] of rows) {
    it(`of ${JSON.stringify(requirement)}: ${versions.join(', ') || 'none'}`, () => {
      assert.deepEqual(askedVersions(makeRelease({ web: { requires: [requirement] } }), 'sw.os'), versions);
    });
  }

  it('are at most a hundred', () => {
    const requires = Array.from({ length: 200 }, (_, major) => ({ type: 'sw.os', version: `>=${major}.1.1` }));
    assert.equal(askedVersions(makeRelease({ web: { requires } }), 'sw.os').length, 100);
  });
});

describe('requirementsIn', () => {
  const rows: readonly (readonly [body: unknown, requirements: readonly unknown[]])[] = [
    [{ requires: [{ type: 'a' }, { or: [{ type: 'b' }, 5] }, 'c', null] }, [{ type: 'a' }, { type: 'b' }]],
    [{ requires: [{ type: 'a', or: [{ type: 'b' }] }] }, [{ type: 'a', or: [{ type: 'b' }] }]],
    [{ requires: 'a' }, []],
    [[], []],
    [null, []],
  ];
  for (const [body, requirements] of rows) {
    it(`finds ${requirements.length} in ${JSON.stringify(body)}`, () =>
      assert.deepEqual(requirementsIn(body), requirements));
  }
});
