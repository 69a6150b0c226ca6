import assert from 'node:assert/strict';
import type { Facts } from '../../shared/fleet/index.ts';
import { joinByCause } from '../../shared/report/causes.ts';
import { sharedAdvice } from '../../shared/report/shared-advice.ts';
import { adviseCheck } from '../support/advising.ts';
import { makePi, makeRelease, makeTx2 } from '../support/making.ts';

describe('sharedAdvice', () => {
  const kind = (deviceType: string | undefined, advice?: string) => {
    return {
      facts: deviceType === undefined ? {} : { deviceType },
      has: null,
      ...(advice !== undefined && { advice }),
    };
  };
  const rows: readonly (readonly [kinds: ReturnType<typeof kind>[], advice: string | undefined])[] = [
    [[kind('a')], undefined],
    [[kind('a', 'Do it.')], 'Do it.'],
    [[kind('a', 'Do it.'), kind('b', 'Do it.')], 'Do it.'],
    [[kind('b', 'Do it.'), kind('a', 'Do it.'), kind('c')], 'For a, b: Do it.'],
    [[kind('a', 'Do it.'), kind(undefined, 'Leave it.')], 'For a: Do it. For the others: Leave it.'],
    [
      [kind('a', '1.'), kind('b', '2.'), kind('c', '3.'), kind('d', '4.')],
      'For a: 1. For b: 2. For c: 3. For others something else helps.',
    ],
    [['a', 'b', 'c', 'd'].map((type) => kind(type, '1.')).concat(kind('e')), 'For a, b, c and others: 1.'],
  ];
  for (const [kinds, advice] of rows) {
    it(`${advice}`, () => assert.equal(sharedAdvice({ kinds }), advice));
  }

  it('is told once in a cause, behind the last finding that it is for', async () => {
    const requires = [{ type: 'arch.sw', slug: 'armv7hf' }];
    const devices: Facts[] = [makePi('10.6.27'), makePi('10.6.28'), makeTx2('10.6.27')];
    const { assessments } = await adviseCheck(makeRelease({ web: { requires }, api: { requires } }), devices);
    const causes = joinByCause(assessments[0]?.groups ?? []);
    assert.deepEqual(
      causes.map(({ findings }) => findings.map(sharedAdvice)),
      [
        [
          undefined,
          'For raspberrypi3: With Supervisor 14.11.0 or newer the device accepts the release; balenaOS 2.115.0 or newer ships one.',
        ],
      ],
    );
  });
});
