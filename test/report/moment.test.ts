import assert from 'node:assert/strict';
import { moment } from '../../shared/report/moment.ts';

describe('a moment', () => {
  const rows = [
    ['2026-11-23T02:00:00.000Z', '2026-11-23 02:00 UTC'],
    ['2026-11-23T02:00:59Z', '2026-11-23 02:00 UTC'],
    ['2026-11-23T02:00Z', '2026-11-23 02:00 UTC'],
    // Not in UTC, or no time: nothing is made of it.
    ['2026-11-23T02:00:00+02:00', '2026-11-23T02:00:00+02:00'],
    ['2026-11-23', '2026-11-23'],
    ['yesterday', 'yesterday'],
  ] as const;
  for (const [iso, said] of rows) it(`${iso} is ${said}`, () => assert.equal(moment(iso), said));
});
