import assert from 'node:assert/strict';
import { type Assessment, assess } from '../../shared/assessment/index.ts';
import { baseSentence, changeSentences } from '../../shared/report/changes.ts';
import { makeDevice, streamDevices } from '../support/devices.ts';
import { type MadeService, makePi, makeRelease } from '../support/making.ts';

const never = { requires: [{ type: 'sw.supervisor', version: '>=99' }], optional: true };
const always = { optional: true };

async function compared(now: Record<string, MadeService>, before: Record<string, MadeService>): Promise<Assessment> {
  const devices = [makeDevice(1, makePi('17.4.2')), makeDevice(2, makePi('17.4.2'))];
  const [assessment] = await assess(makeRelease(now), streamDevices(devices), { base: makeRelease(before) });
  assert.ok(assessment);
  return assessment;
}

const many = (service: MadeService) => Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`s${n}`, service]));

describe('changeSentences', () => {
  const rows: readonly (readonly [
    now: Record<string, MadeService>,
    before: Record<string, MadeService>,
    says: string[],
  ])[] = [
    [{ web: always }, { web: always }, []],
    [{ web: never }, { web: always }, ['web is newly left out, and so stopped, on 2 devices.']],
    [{ web: always }, { web: never }, ['web newly runs on 2 devices.']],
    [{ web: always }, {}, ['web newly runs on 2 devices.']],
    [{ web: always }, { web: always, gone: always }, ['gone is removed, and so stopped, on 2 devices.']],
    [{ web: always }, { web: always, gone: never }, []],
    [{ web: { ...never, optional: false } }, { web: always, gone: always }, []],
    [{ web: always }, { web: { undecided: 'YAML.' } }, []],
    [
      { web: {} },
      { web: { ...never, optional: false } },
      ['2 devices would no longer reject it.', 'web newly runs on 2 devices.'],
    ],
  ];
  for (const [now, before, says] of rows) {
    it(says.join(' ') || 'nothing', async () => assert.deepEqual(changeSentences(await compared(now, before)), says));
  }

  it('counts the services behind the tenth', async () => {
    assert.equal(
      changeSentences(await compared(many(always), {})).at(-1),
      '2 more services newly run on some devices.',
    );
    const stopped = changeSentences(await compared(many(never), many(always)));
    assert.deepEqual([stopped.length, stopped.at(-1)], [11, '2 more services are newly left out on some devices.']);
  });

  it('says nothing without a base', async () => {
    const [assessment] = await assess(makeRelease({ web: always }), streamDevices([makeDevice(1, makePi('17.4.2'))]));
    assert.ok(assessment);
    assert.deepEqual([changeSentences(assessment), baseSentence(assessment)], [[], undefined]);
  });
});

describe('baseSentence', () => {
  it('names a ref, a source, or what each device should be running', async () => {
    const assessment = await compared({ web: always }, { web: always });
    const release = makeRelease({});
    assert.equal(baseSentence({ ...assessment, base: { ...release, ref: 'main' } }), 'Compared with main.');
    assert.equal(baseSentence({ ...assessment, base: release }), 'Compared with test.');
    assert.equal(baseSentence({ ...assessment, base: 'current' }), 'Compared with what each device should be running.');
  });
});
