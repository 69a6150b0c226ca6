import assert from 'node:assert/strict';
import {
  behavioursOf,
  describeBehaviours,
  type Effect,
  type Outcome,
  outcomesOf,
  refusers,
  understoodFrom,
} from '../../shared/lint/behaviour.ts';
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
    [{ type: 'sw.l4t', or: [{ type: 'sw.l4t' }] }, 'pi'],
    [{ type: 'sw.l4t', slug: '{{this.board}}' }, 'pi'],
    [{ type: 'sw.supervisor' }, 'pi'],
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
      const judging = generations.filter(({ contracts }) => contracts === 'judged');
      let effect: Effect | undefined;
      for (const { from } of judging) {
        effect = behaviours.find((one) => one.from === from)?.effect ?? effect;
        const { by, decision } = judge(makeTx2(from)).decided ?? {};
        assert.equal(by?.generation.from, from);
        assert.equal(decision?.invalid, effect === 'refuses', from);
        const accepts = effect === 'unknown' ? undefined : effect === 'as-written' || effect === 'met-by-all';
        assert.equal(decision?.accepts, accepts, from);
        if (other === 'none' || effect === 'refuses' || effect === 'unknown') continue;
        assert.equal(judge(makePi(from)).decided?.decision.accepts, effect === 'met-by-all', from);
      }
    });
});

describe('understoodFrom', () => {
  const rows: [requirement: Record<string, unknown>, from: string | undefined][] = [
    [{ type: 'arch.sw', slug: 'rpi' }, '14.11.0'],
    [orOs, '17.4.2'],
    [{ type: 'sw.supervisor', version: '>=12' }, '10.4.1'],
    [{ type: 'sw.supervisor' }, undefined],
    [{ type: 'arch.sw', name: 'rpi' }, undefined],
  ];
  for (const [requirement, from] of rows)
    it(`${JSON.stringify(requirement)}: ${from}`, () => assert.equal(understoodFrom(requirement), from));
});

describe('describeBehaviours', () => {
  const rows = [
    [
      [{ from: '1.0.0', effect: 'refuses' }],
      "Supervisors from 1.0.0 on refuse the whole release; older ones don't look",
    ],
    [
      [{ from: '1.0.0', effect: 'met-by-all' }],
      "Supervisors from 1.0.0 on find it met by every device; older ones don't look",
    ],
    [
      [
        { from: '1.0.0', effect: 'met-by-all' },
        { from: '2.0.0', effect: 'refuses' },
        { from: '3.0.0', effect: 'as-written' },
      ],
      "Supervisors from 2.0.0 to below 3.0.0 refuse the whole release, and from 3.0.0 on they do what is written; older ones don't look",
    ],
    [
      [
        { from: '1.0.0', effect: 'as-written' },
        { from: '2.0.0', effect: 'met-by-none' },
        { from: '3.0.0', effect: 'met-by-all' },
        { from: '4.0.0', effect: 'unknown' },
      ],
      "Supervisors from 1.0.0 to below 2.0.0 do what is written, from 2.0.0 they find it met by no device, from 3.0.0 they find it met by every device, and from 4.0.0 on they make of it what isn't known; older ones don't look",
    ],
  ] as const;
  for (const [behaviours, words] of rows) it(words, () => assert.equal(describeBehaviours(behaviours), words));
});

describe('outcomesOf', () => {
  const rows: [requirement: Record<string, unknown>, optional: boolean][] = [
    [{ type: 'hw.device-type', slug: 'jetson-tx2' }, false],
    [{ type: 'hw.device-type', slug: 'jetson-tx2' }, true],
    [{ type: 'hw.device-type', name: 'jetson-tx2' }, true],
    [{ type: 'sw.l4t' }, false],
    [{ type: 'sw.l4t', version: '>=32.3' }, true],
    [{ type: 'sw.l4t', or: [] }, true],
    [{ or: [{ type: 'arch.sw', slug: 'aarch64' }] }, false],
  ];
  for (const [requirement, optional] of rows)
    it(`of ${optional ? 'an optional' : 'a'} service with ${JSON.stringify(requirement)} is what judging says`, () => {
      const judge = prepareJudge(makeRelease({ web: { requires: [requirement], optional } }));
      const outcomes = outcomesOf(requirement, optional);
      let outcome: Outcome | undefined;
      for (const { from, contracts } of generations) {
        outcome = outcomes.find((one) => one.from === from)?.outcome ?? outcome;
        if (contracts === 'refused') continue;
        const supervisor = from === '0.0.0' ? '10.3.7' : from;
        const [meant, other] = [makeTx2(supervisor), makePi(supervisor)].map((facts) => judge(facts).decided?.decision);
        if (outcome === 'unknown') {
          assert.equal(meant?.accepts && meant.met[0], undefined, from);
          continue;
        }
        assert.equal(meant?.accepts, outcome !== 'keeps-release', from);
        if (!meant?.accepts) continue;
        assert.equal(meant.met[0], outcome !== 'left-out', from);
        assert.equal(other?.accepts === true && other.met[0] === true, outcome === 'runs-anywhere', from);
      }
    });

  it('leaves the one that refuses every contract to those that do the same', () => {
    const froms = (requirement: Record<string, unknown>) => outcomesOf(requirement, false).map(({ from }) => from);
    assert.deepEqual(froms({ type: 'arch.sw', slug: 'rpi' }), ['0.0.0', '10.6.13', '14.11.0']);
    assert.deepEqual(froms(orOs), ['0.0.0', '10.4.0', '17.4.2']);
  });
});

describe('refusers', () => {
  const rows: [requirement: Record<string, unknown>, which: string | undefined][] = [
    [{ type: 'sw.os', version: '>=1' }, 'Supervisors from 10.6.13 to below 17.4.0'],
    [orOs, 'Supervisors from 10.4.1 to below 17.4.2'],
    [{ not: [] }, 'Supervisors from 10.4.1 on'],
    [{ type: 'sw.supervisor', version: '>=1' }, undefined],
  ];
  for (const [requirement, which] of rows)
    it(`${JSON.stringify(requirement)}: ${which}`, () => assert.equal(refusers(requirement), which));
});
