import assert from 'node:assert/strict';
import { worstFirst } from '../../../shared/report/audit/worst-first.ts';
import type { AuditedFleetReport } from '../../../shared/report/index.ts';
import { reportOf } from '../../support/auditing.ts';

describe('fleets, the worst first', () => {
  it('are those that could not be read, then those where most reject that are not excused, else as they were', async () => {
    const { fleets } = await reportOf({ 'a/a': [] });
    const [fleet] = fleets;
    assert.ok(fleet);
    const made = (slug: string, rejecting: number, excused: number, error?: AuditedFleetReport['error']) => ({
      ...fleet,
      slug,
      counts: { ...fleet.counts, rejecting, excused },
      ...(error && { error }),
    });
    const gone = { code: 'x', message: 'gone' };
    const all = [
      made('a', 0, 0),
      made('b', 5, 5),
      made('c', 3, 0),
      made('d', 0, 0, gone),
      made('e', 9, 2),
      made('f', 0, 0, gone),
    ];
    assert.equal(
      worstFirst(all)
        .map(({ slug }) => slug)
        .join(''),
      'dfecab',
    );
  });
});
