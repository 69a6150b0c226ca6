import assert from 'node:assert/strict';
import { notJson, nulByte } from '../../../shared/fleet/snapshot/refusals.ts';

describe('notJson', () => {
  it('says what a snapshot is', () => assert.match(notJson(0x3c).problem, /begins with "<"; write \{"devices": /));
  it('says of NUL bytes what they are', () => assert.equal(notJson(0), nulByte));
});
