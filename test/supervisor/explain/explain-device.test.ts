import assert from 'node:assert/strict';
import type { Facts } from '../../../shared/fleet/index.ts';
import { type DeviceExplanation, explain, explainDevice, prepareJudge } from '../../../shared/supervisor/index.ts';
import { type MadeService, makePi, makeRelease, makeTx2 } from '../../support/making.ts';

function explained(services: Readonly<Record<string, MadeService>>, facts: Facts): DeviceExplanation {
  const release = makeRelease(services);
  const judgement = prepareJudge(release)(facts);
  return explainDevice(release, judgement, explain(release, judgement));
}

const supervisor = { type: 'sw.supervisor', version: '>=12' };
const arch = { type: 'arch.sw', slug: 'armv7hf' };
const l4t = { type: 'sw.l4t', version: '>=32' };

describe('explainDevice', () => {
  type Told = readonly [
    outcome: string,
    newest: string,
    has: string | null | undefined,
    sources: string,
    reasons: string,
  ];
  const unbooted: Facts = { deviceType: 'raspberrypi3' };
  const rows: readonly (readonly [title: string, requires: readonly unknown[], facts: Facts, told: readonly Told[]])[] =
    [
      ['met', [supervisor], makePi('17.4.2'), [['met', 'met', '17.4.2', 'record', '']]],
      ['unmet', [supervisor], makePi('10.6.27'), [['unmet', 'unmet', '10.6.27', 'record', 'unmet']]],
      [
        'refused for its type',
        [arch, supervisor],
        makePi('12.7.0'),
        [
          ['refused', 'met', 'armv7hf', 'record', 'requirement-type-unknown'],
          ['not-looked-at', 'met', '12.7.0', 'record', ''],
        ],
      ],
      [
        'refused for its shape',
        [{ type: 'sw.supervisor', version: 12 }],
        makePi('17.4.2'),
        [['refused', 'unmet', '17.4.2', 'record', 'requirement-invalid']],
      ],
      [
        'refused on a board without L4T',
        [l4t],
        makePi('10.6.13'),
        [['refused', 'unmet', null, 'record', 'l4t-unknown-without-l4t']],
      ],
      [
        'refused by the broken one',
        [supervisor],
        makePi('10.4.0'),
        [['refused', 'unmet', '10.4.0', 'record', 'unmet']],
      ],
      ['taken for met', [arch], makePi('10.6.0'), [['ignored', 'met', 'armv7hf', 'record', '']]],
      [
        'taken for met, wrongly',
        [{ ...arch, slug: 'aarch64' }],
        makePi('10.6.0'),
        [['ignored', 'unmet', 'armv7hf', 'record', 'type-ignored']],
      ],
      [
        'not looked at',
        [supervisor],
        makePi('10.3.7'),
        [['not-looked-at', 'unmet', '10.3.7', 'record', 'contracts-ignored']],
      ],
      [
        'known by name alone',
        [{ type: 'hw.device-type', slug: 'raspberrypi3' }],
        makePi('12.7.0'),
        [['unmet', 'met', 'raspberrypi3', 'record', 'device-type-by-name-only']],
      ],
      ['not known', [l4t], { supervisorVersion: '17.4.2' }, [['unknown', 'unknown', undefined, '', 'fact-unknown']]],
      [
        'not known without a Supervisor',
        [{ type: 'hw.device-type', slug: 'raspberrypi3' }],
        unbooted,
        [['unknown', 'unknown', 'raspberrypi3', 'record', '']],
      ],
      [
        'from a tag',
        [l4t],
        makeTx2('17.4.2', { origin: { sources: { l4tVersion: 'tag' } } }),
        [['met', 'met', '32.3.1', 'tag', '']],
      ],
      [
        'from tables',
        [arch],
        makePi('17.4.2', { origin: { sources: { arch: 'tables' } } }),
        [['met', 'met', 'armv7hf', 'tables', '']],
      ],
      [
        'one of several, all of them from tables',
        [{ type: 'sw.l4t', version: '>=33' }],
        { supervisorVersion: '17.4.2', origin: { candidates: [{ l4tVersion: '32.2' }, { l4tVersion: '28.3' }] } },
        [['unmet', 'unmet', '32.2.0 or 28.3.0', 'tables', 'unmet']],
      ],
      [
        'alternatives',
        [{ or: [l4t, arch] }],
        makePi('17.4.2', { origin: { sources: { arch: 'tables' } } }),
        [['met', 'met', 'arch.sw armv7hf', 'record, tables', '']],
      ],
    ];
  for (const [title, requires, facts, told] of rows) {
    it(title, () => {
      const [web] = explained({ web: { requires } }, facts).services;
      const found = web?.requirements.map(({ outcome, newest, has, sources, findings }) => [
        outcome,
        newest,
        has,
        sources.join(', '),
        findings.map(({ reason }) => reason).join(', '),
      ]);
      assert.deepEqual(found, told);
    });
  }

  it('says which Supervisors judge as its own', () => {
    const generationOf = (version: string) => explained({ web: {} }, makePi(version)).generation;
    assert.deepEqual(
      ['10.3.7', '12.7.0', '17.4.2', '99.0.0'].map((version) => {
        const { from, below } = generationOf(version) ?? {};
        return [from, below];
      }),
      [
        ['0.0.0', '10.4.0'],
        ['11.1.0', '14.11.0'],
        ['17.4.2', undefined],
        ['17.4.2', undefined],
      ],
    );
    assert.equal(explained({ web: {} }, unbooted).generation, undefined);
  });

  it('says what becomes of each service, and what concerns its contract, or all', () => {
    const { services, findings } = explained(
      { web: { contract: { type: 'sw.other', slug: 'web' } }, api: {}, gpu: { requires: [l4t], optional: true } },
      makePi('12.7.0'),
    );
    assert.deepEqual(
      services.map(({ name, outcome, optional, findings: about }) => [
        name,
        outcome,
        optional,
        about.map(({ reason }) => reason),
      ]),
      [
        ['web', 'rejected', false, ['contract-type-never-met']],
        ['api', 'rejected', false, []],
        ['gpu', 'rejected', true, []],
      ],
    );
    assert.deepEqual(findings, []);
    assert.deepEqual(
      explained({ web: {} }, unbooted).findings.map(({ reason }) => reason),
      ['supervisor-unknown'],
    );
  });

  it('says what is assumed', () => {
    const release = makeRelease({ web: { requires: [supervisor, arch] } });
    const judgement = prepareJudge(release)(makePi('17.4.2'));
    const { services } = explainDevice(release, judgement, [], ['supervisorVersion']);
    assert.deepEqual(
      services[0]?.requirements.map(({ sources }) => sources),
      [['assumption'], ['record']],
    );
  });
});
