import assert from 'node:assert/strict';
import { behavioursOf, describeBehaviours, type Effect, understoodFrom } from '../../shared/lint/behaviour.ts';
import { generations, prepareJudge } from '../../shared/supervisor/index.ts';
import { makePi, makeRelease, makeTx2 } from '../support/making.ts';

const orOs = { or: [{ type: 'sw.os', slug: 'balena-os', version: '>=2.40' }] };

describe('behavioursOf', () => {
  // by judging each requirement on a TX2 and on a Pi: the one has what is asked, the other doesn't
  const rows: [requirement: Record<string, unknown>, other: 'pi' | 'none'][] = [
    [{ type: 'hw.device-type', slug: 'jetson-tx2' }, 'pi'],
    [{ type: 'hw.device-type', name: 'jetson-tx2' }, 'pi'],
    [{ type: 'hw.device-type', slug: 'jetson-tx2', name: 'TX2' }, 'pi'],
    [{ type: 'arch.sw', slug: 'aarch64' }, 'pi'],
    [{ type: 'arch.sw', name: 'aarch64' }, 'pi'],
    [{ type: 'sw.l4t', version: '>=32.3' }, 'pi'],
    [{ type: 'sw.l4t', version: '>=32.3', note: 'x' }, 'pi'],
    [{ type: 'sw.l4t', version: 32.3 }, 'pi'],
    [{ type: 'sw.l4t' }, 'pi'],
    [{ type: 'sw.l4t', version: '>=32.4 <30 || >=32.3' }, 'pi'],
    [{ type: 'sw.supervisor', slug: 'balena-supervisor' }, 'none'],
    [{ type: 'sw.os', slug: 'balena-os', version: '>=2.40' }, 'none'],
    [{ type: 'sw.kernel', slug: 'linux', version: '>=4.4' }, 'none'],
    [orOs, 'none'],
    [{ type: 'sw.foo' }, 'none'],
    [{ not: [{ type: 'sw.l4t' }] }, 'none'],
  ];
  for (const [requirement, other] of rows)
    it(`of ${JSON.stringify(requirement)} is what judging says`, () => {
      const judge = prepareJudge(makeRelease({ web: { requires: [requirement] } }));
      const behaviours = behavioursOf(requirement);
      const judging = generations.filter(
        ({ contracts, otherTypes }) => contracts === 'judged' && otherTypes === 'invalid',
      );
      let effect: Effect | undefined;
      for (const { from } of judging) {
        effect = behaviours.find((one) => one.from === from)?.effect ?? effect;
        const { by, decision } = judge(makeTx2(from)).decided ?? {};
        assert.equal(by?.generation.from, from);
        assert.equal(decision?.invalid, effect === 'refuses', from);
        assert.equal(decision?.accepts, effect === 'as-written' || effect === 'met-by-all', from);
        if (other === 'none' || effect === 'refuses') continue;
        assert.equal(judge(makePi(from)).decided?.decision.accepts, effect === 'met-by-all', from);
      }
    });
});

describe('understoodFrom', () => {
  const rows: [requirement: Record<string, unknown>, from: string | undefined][] = [
    [{ type: 'arch.sw', slug: 'rpi' }, '14.11.0'],
    [orOs, '17.4.2'],
    [{ type: 'sw.supervisor', version: '>=12' }, '10.6.13'],
    [{ type: 'arch.sw', name: 'rpi' }, undefined],
  ];
  for (const [requirement, from] of rows)
    it(`${JSON.stringify(requirement)}: ${from}`, () => assert.equal(understoodFrom(requirement), from));
});

describe('describeBehaviours', () => {
  const rows = [
    [[{ from: '1.0.0', effect: 'refuses' }], 'all Supervisors refuse the whole release'],
    [
      [
        { from: '1.0.0', effect: 'refuses' },
        { from: '2.0.0', effect: 'as-written' },
      ],
      'Supervisors below 2.0.0 refuse the whole release, and from 2.0.0 on they do what is written',
    ],
    [
      [
        { from: '1.0.0', effect: 'as-written' },
        { from: '2.0.0', effect: 'met-by-none' },
        { from: '3.0.0', effect: 'met-by-all' },
      ],
      'Supervisors below 2.0.0 do what is written, from 2.0.0 they find it met by no device, and from 3.0.0 on they find it met by every device',
    ],
  ] as const;
  for (const [behaviours, words] of rows) it(words, () => assert.equal(describeBehaviours(behaviours), words));
});
