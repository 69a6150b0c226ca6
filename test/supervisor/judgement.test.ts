import assert from 'node:assert/strict';
import type { Facts } from '../../shared/fleet/index.ts';
import type { Release } from '../../shared/release/index.ts';
import { explain, type JudgementName, prepareJudge, type ServiceOutcome } from '../../shared/supervisor/index.ts';
import { type MadeService, makePi, makeRelease, makeTx2 } from '../support/making.ts';

const newSupervisor = { type: 'sw.supervisor', version: '>=12.6.17' };
const pi3 = { type: 'hw.device-type', slug: 'raspberrypi3' };
const tx2 = { type: 'hw.device-type', slug: 'jetson-tx2' };
const l4t = { type: 'sw.l4t', version: '>=32.3.1' };
const undecided = { undecided: 'its contract does not parse' };
const withoutSupervisor: Facts = { deviceType: 'raspberrypi3', arch: 'armv7hf', l4tVersion: null };
const unknownL4t = (supervisor: string): Facts => {
  const { l4tVersion: _, ...facts } = makeTx2(supervisor);
  return facts;
};

type Row = readonly [
  title: string,
  services: Readonly<Record<string, MadeService>>,
  facts: Facts,
  judgement: JudgementName,
  outcomes: readonly ServiceOutcome[],
];

describe('judgement', () => {
  const rows: readonly Row[] = [
    ['no contract runs anywhere', { a: {} }, makePi('9.15.0'), 'runs', ['runs']],
    ['a met requirement runs', { a: { requires: [newSupervisor] } }, makePi('12.6.17'), 'runs', ['runs']],
    [
      'an unmet requirement rejects',
      { a: { requires: [newSupervisor] }, b: {} },
      makePi('12.6.16'),
      'rejects',
      ['rejected', 'rejected'],
    ],
    [
      'too old for contracts: unprotected',
      { a: { requires: [newSupervisor] } },
      makePi('10.3.8'),
      'unprotected',
      ['unprotected'],
    ],
    ['too old for contracts, but all is met: runs', { a: { requires: [pi3] } }, makePi('10.3.8'), 'runs', ['runs']],
    ['the broken one misjudges what is met', { a: { requires: [pi3] } }, makePi('10.4.0'), 'misjudged', ['rejected']],
    [
      'the broken one rejects what is unmet',
      { a: { requires: [newSupervisor] } },
      makePi('10.4.0'),
      'rejects',
      ['rejected'],
    ],
    ['the broken one runs what has no contract', { a: {} }, makePi('10.4.0'), 'runs', ['runs']],
    [
      'its own board by slug, on Supervisor 12',
      { a: { requires: [pi3] } },
      makePi('12.11.0'),
      'misjudged',
      ['rejected'],
    ],
    ['another board by slug, on Supervisor 12', { a: { requires: [tx2] } }, makePi('12.11.0'), 'rejects', ['rejected']],
    ['its own board by slug, on Supervisor 14.11', { a: { requires: [pi3] } }, makePi('14.11.0'), 'runs', ['runs']],
    [
      'another board by name, which newer ones drop',
      { a: { requires: [{ type: 'hw.device-type', name: 'jetson-tx2' }] } },
      makePi('17.4.2'),
      'unprotected',
      ['unprotected'],
    ],
    [
      'another board by name beside an empty slug',
      { a: { requires: [{ type: 'hw.device-type', name: 'jetson-tx2', slug: '' }] } },
      makePi('17.4.2'),
      'unprotected',
      ['unprotected'],
    ],
    [
      'another board by name beside a slug that is null',
      { a: { requires: [{ type: 'hw.device-type', name: 'jetson-tx2', slug: null }] } },
      makePi('17.4.2'),
      'unprotected',
      ['unprotected'],
    ],
    [
      'identical contracts on 10.4.1 beside an undecided one',
      {
        a: { contract: { type: 'sw.container', slug: 'x' } },
        b: { contract: { type: 'sw.container', slug: 'x' } },
        c: { undecided: 'its contract does not parse' },
      },
      makePi('10.4.1'),
      'rejects',
      ['rejected', 'rejected', 'rejected'],
    ],
    [
      'identical contracts on 10.4.1 that use a construct',
      {
        a: { contract: { type: 'sw.container', slug: 'x', provides: [] } },
        b: { contract: { type: 'sw.container', slug: 'x', provides: [] } },
      },
      makePi('10.4.1'),
      'unknown',
      ['unknown', 'unknown'],
    ],
    [
      'an optional service by slug, on a device of unknown type whose Supervisor knows names only',
      { a: { requires: [pi3], optional: true }, b: {} },
      { supervisorVersion: '11.1.0', l4tVersion: null },
      'runs',
      ['left-out', 'runs'],
    ],
    [
      'its own board by name, which 17.0.3 does not know',
      { a: { requires: [{ type: 'hw.device-type', name: 'raspberrypi3' }] } },
      makePi('17.0.3'),
      'misjudged',
      ['rejected'],
    ],
    [
      'an optional service is left out',
      { a: { requires: [newSupervisor], optional: true }, b: {} },
      makePi('10.6.0'),
      'runs',
      ['left-out', 'runs'],
    ],
    [
      'an optional service is left out although it could run',
      { a: { requires: [pi3], optional: true }, b: {} },
      makePi('12.11.0'),
      'runs',
      ['left-out-misjudged', 'runs'],
    ],
    [
      'an optional service runs although it should not',
      { a: { requires: [{ type: 'arch.sw', name: 'amd64' }], optional: true }, b: {} },
      makePi('18.0.0'),
      'runs',
      ['unprotected', 'runs'],
    ],
    [
      'before 10.6.0 nothing is optional',
      { a: { requires: [newSupervisor], optional: true } },
      makePi('10.4.1'),
      'misjudged',
      ['rejected'],
    ],
    [
      'identical contracts collapse on 10.4.1',
      { a: { contract: { type: 'sw.container', slug: 'x' } }, b: { contract: { slug: 'x', type: 'sw.container' } } },
      makePi('10.4.1'),
      'misjudged',
      ['rejected', 'rejected'],
    ],
    [
      'identical contracts run on 10.6.0',
      { a: { contract: { type: 'sw.container', slug: 'x' } }, b: { contract: { slug: 'x', type: 'sw.container' } } },
      makePi('10.6.0'),
      'runs',
      ['runs', 'runs'],
    ],
    [
      'an optional service with an invalid contract refuses all',
      { a: { requires: [{ type: 'sw.foo' }], optional: true } },
      makePi('19.0.5'),
      'rejects',
      ['rejected'],
    ],
    [
      'a type that 10.6.0 ignores and the newest refuses',
      { a: { requires: [{ type: 'sw.foo' }] } },
      makePi('10.6.0'),
      'unprotected',
      ['unprotected'],
    ],
    ['never booted', { a: { requires: [newSupervisor] } }, withoutSupervisor, 'unknown', ['unknown']],
    ['never booted, no contract', { a: {} }, withoutSupervisor, 'unknown', ['unknown']],
    ['a Supervisor version that is none', { a: {} }, makePi('banana'), 'unknown', ['unknown']],
    ['an unknown fact that decides', { a: { requires: [l4t] } }, unknownL4t('17.4.2'), 'unknown', ['unknown']],
    [
      'an unknown fact beside an unmet requirement',
      { a: { requires: [l4t, pi3] } },
      unknownL4t('17.4.2'),
      'rejects',
      ['rejected'],
    ],
    [
      'an unknown fact in another service',
      { a: { requires: [l4t] }, b: { requires: [pi3] } },
      unknownL4t('17.4.2'),
      'rejects',
      ['rejected', 'rejected'],
    ],
    [
      'an unknown fact of an optional service',
      { a: { requires: [l4t], optional: true }, b: {} },
      unknownL4t('17.4.2'),
      'runs',
      ['unknown', 'runs'],
    ],
    [
      'an unknown fact that an old Supervisor does not look at',
      { a: { requires: [l4t] } },
      unknownL4t('10.3.8'),
      'unprotected',
      ['unprotected'],
    ],
    [
      'an unknown fact behind an invalid contract',
      { a: { requires: [l4t, { type: 'arch.sw' }] } },
      unknownL4t('12.0.0'),
      'rejects',
      ['rejected'],
    ],
    [
      'an unknown fact, on the generation for which L4T decides about the type',
      { a: { requires: [l4t], optional: true } },
      unknownL4t('10.6.13'),
      'unknown',
      ['unknown'],
    ],
    ['an undecided contract', { a: undecided, b: {} }, makePi('17.4.2'), 'unknown', ['unknown', 'unknown']],
    [
      'an undecided contract of an optional service',
      { a: { ...undecided, optional: true } },
      makePi('17.4.2'),
      'unknown',
      ['unknown'],
    ],
    [
      'an undecided contract beside an unmet one',
      { a: undecided, b: { requires: [tx2] } },
      makePi('17.4.2'),
      'rejects',
      ['rejected', 'rejected'],
    ],
    [
      'an undecided contract, too old for contracts',
      { a: undecided },
      makePi('10.3.8'),
      'unprotected',
      ['unprotected'],
    ],
    ['an undecided contract, on the broken one', { a: undecided }, makePi('10.4.0'), 'unknown', ['unknown']],
    [
      'a template',
      { a: { requires: [{ type: 'sw.supervisor', version: '{{this.data.v}}' }] } },
      makePi('17.4.2'),
      'unknown',
      ['unknown'],
    ],
  ];
  for (const [title, services, facts, judgement, outcomes] of rows) {
    it(`${title}: ${judgement}`, () => {
      const judged = prepareJudge(makeRelease(services))(facts);
      assert.deepEqual([judged.judgement, judged.services], [judgement, outcomes]);
    });
  }

  it('of a release that was not read to its end is never "runs"', () => {
    const release = { ...makeRelease({ a: {} }), undecided: 'docker-compose.yml does not parse' };
    assert.equal(prepareJudge(release)(makePi('17.4.2')).judgement, 'unknown');
    assert.equal(prepareJudge(release)(makePi('10.3.8')).judgement, 'unprotected');
  });

  it('of no release at all is unknown, whatever the Supervisor, for just that reason', () => {
    const none: Release = { source: 'none', services: [], undecided: 'There is none.', absent: true };
    const judge = prepareJudge(none);
    for (const supervisor of ['9.15.7', '10.3.7', '17.4.2', undefined]) {
      const judgement = judge(supervisor === undefined ? withoutSupervisor : makePi(supervisor));
      assert.equal(judgement.judgement, 'unknown', supervisor);
      assert.deepEqual(
        explain(none, judgement).map(({ reason, message }) => [reason, message]),
        [['contract-undecided', 'There is none.']],
      );
    }
  });

  it('names the generation, and takes the newest for a Supervisor that is newer', () => {
    const judge = prepareJudge(makeRelease({ a: {} }));
    assert.equal(judge(makePi('14.2.8')).generation?.from, '11.1.0');
    assert.equal(judge(makePi('99.0.0')).generation?.from, '17.4.2');
    assert.equal(judge(withoutSupervisor).generation, undefined);
  });

  it('does not run out of memory for strangers who make up versions', () => {
    const judge = prepareJudge(makeRelease({ a: { requires: [newSupervisor] } }));
    for (let patch = 0; patch < 3000; patch += 1)
      assert.equal(judge(makePi(`12.6.${patch}`)).judgement, patch < 17 ? 'rejects' : 'runs');
  });
});

describe('judgement, of facts that may be one thing or another', () => {
  const { l4tVersion: _l4t, kernelVersion: _kernel, ...tx2Facts } = makeTx2('17.4.2', { osVersion: '2.47.1+rev1' });
  const candidates = [
    { kernelVersion: '4.9.140', l4tVersion: '32.2' },
    { kernelVersion: '4.4.159', l4tVersion: '28.3' },
  ];
  const either = (supervisorVersion: string): Facts => ({ ...tx2Facts, supervisorVersion, origin: { candidates } });
  const asking = (version: string) => ({ a: { requires: [{ type: 'sw.l4t', version }] } });
  const optional = (version: string) => ({ a: { requires: [{ type: 'sw.l4t', version }], optional: true }, b: {} });

  /** services | Supervisor | judgement | outcomes | which facts were judged */
  const rows: readonly (readonly [
    Readonly<Record<string, MadeService>>,
    string,
    JudgementName,
    readonly ServiceOutcome[],
    judged: 'likeliest' | 'last' | 'unknown',
  ])[] = [
    [asking('>=28'), '17.4.2', 'runs', ['runs'], 'likeliest'],
    [asking('>=35'), '17.4.2', 'rejects', ['rejected'], 'likeliest'],
    [asking('>=28'), '10.4.0', 'misjudged', ['rejected'], 'likeliest'],
    [asking('>=35'), '10.3.7', 'unprotected', ['unprotected'], 'likeliest'],
    [optional('>=35'), '17.4.2', 'runs', ['left-out', 'runs'], 'likeliest'],
    [asking('>=32'), '17.4.2', 'unknown', ['unknown'], 'unknown'],
    [asking('<32'), '17.4.2', 'unknown', ['unknown'], 'unknown'],
    // the same outcome, once rightly and once misjudged: two numbers meet no range
    [asking('>=32'), '10.6.17', 'rejects', ['rejected'], 'last'],
    // an old Supervisor doesn't look, but nobody can say whether that is right
    [asking('>=32'), '10.3.7', 'unprotected', ['unprotected'], 'unknown'],
    // the same judgement, with a service of which it isn't known
    [optional('>=32'), '17.4.2', 'runs', ['unknown', 'runs'], 'unknown'],
    [
      {
        a: {
          requires: [
            { type: 'sw.l4t', version: '>=32' },
            { type: 'sw.kernel', version: '<4.5' },
          ],
        },
      },
      '17.4.2',
      'rejects',
      ['rejected'],
      'likeliest',
    ],
    [{ a: { requires: [newSupervisor] } }, '17.4.2', 'runs', ['runs'], 'likeliest'],
  ];
  for (const [services, supervisor, judgement, outcomes, which] of rows) {
    it(`${JSON.stringify(services)} on ${supervisor}: ${judgement}, ${outcomes.join()}`, () => {
      const facts = either(supervisor);
      const judged = prepareJudge(makeRelease(services))(facts);
      assert.deepEqual([judged.judgement, judged.services], [judgement, outcomes]);
      if (which === 'unknown') assert.equal(judged.facts, facts);
      else assert.deepEqual(judged.facts, { ...facts, ...candidates.at(which === 'last' ? -1 : 0) });
    });
  }

  it("judges the likeliest with NVIDIA's own number of it", () => {
    const facts = {
      ...tx2Facts,
      origin: { candidates: [{ l4tVersion: '32.7', l4tRelease: '32.7.2' }, { l4tVersion: '32.7.3' }] },
    };
    const judged = prepareJudge(makeRelease(asking('>=35')))(facts);
    assert.equal(judged.facts.origin?.l4tRelease, '32.7.2');
    assert.deepEqual(judged.facts.origin.candidates, facts.origin.candidates);
  });

  it('is unknown without a Supervisor version, whatever the candidates', () => {
    const { supervisorVersion: _supervisor, ...facts } = either('17.4.2');
    assert.equal(prepareJudge(makeRelease(asking('>=28')))(facts).judgement, 'unknown');
  });
});
