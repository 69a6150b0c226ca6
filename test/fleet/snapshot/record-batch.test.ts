import assert from 'node:assert/strict';
import { isRecord, parsed } from '../../../shared/fleet/snapshot/record-batch.ts';
import { encoded } from './reading.ts';

describe('parsed', () => {
  it('takes part of the bytes', () => assert.deepEqual(parsed(encoded('x{"a":"é"}x'), 1, 11), { a: 'é' }));
  it('is undefined for what is no JSON, or no UTF-8', () => {
    assert.equal(parsed(encoded('{'), 0, 1), undefined);
    assert.equal(parsed(Uint8Array.of(0x22, 0xff, 0x22), 0, 3), undefined);
  });
});

describe('isRecord', () => {
  const rows = [
    [{}, true],
    [[], false],
    [null, false],
    ['x', false],
    [undefined, false],
  ] as const;
  for (const [value, is] of rows) it(JSON.stringify(value) ?? 'undefined', () => assert.equal(isRecord(value), is));
});
