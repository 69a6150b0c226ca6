import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mostParts, planAudit } from '../../shared/audit/index.ts';

const fleets = (...devices: readonly number[]) =>
  devices.map((number, index) => ({ slug: `f/${index}`, devices: number }));

describe('the plan of an audit', () => {
  it('is one part for what one job can do', () => {
    assert.deepEqual(planAudit(fleets(10, 20_000, 5)), [
      { part: 1, of: 1, fleets: ['f/0', 'f/1', 'f/2'], devices: 20_015 },
    ]);
  });

  it('is one part of no fleets where there are none', () => {
    assert.deepEqual(planAudit([]), [{ part: 1, of: 1, fleets: [], devices: 0 }]);
  });

  it('shares large fleets out, the largest first', () => {
    assert.deepEqual(
      planAudit(fleets(40_000, 30_000, 30_000, 20_000, 10_000)).map((part) => [part.fleets, part.devices]),
      [
        [['f/0'], 40_000],
        [['f/1', 'f/3'], 50_000],
        [['f/2', 'f/4'], 40_000],
      ],
    );
  });

  it('has each fleet once, as many parts as GitHub makes jobs at most, none of them empty, and no part much larger than needed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60_000), { minLength: 1, maxLength: 600 }), (devices) => {
        const plan = planAudit(fleets(...devices));
        assert.deepEqual(
          plan.flatMap((part) => part.fleets).sort(),
          fleets(...devices)
            .map(({ slug }) => slug)
            .sort(),
        );
        assert.ok(plan.length <= mostParts && plan.every((part) => part.fleets.length > 0 && part.of === plan.length));
        const total = devices.reduce((sum, number) => sum + number, 0);
        const most = Math.max(...plan.map((part) => part.devices));
        assert.ok(most <= total / plan.length + Math.max(...devices));
      }),
      { numRuns: 50 },
    );
  });

  it('does not depend on the order in which fleets come', () => {
    const some = fleets(40_000, 30_000, 30_000, 20_000, 10_000);
    assert.deepEqual(planAudit(some.toReversed()), planAudit(some));
  });
});
