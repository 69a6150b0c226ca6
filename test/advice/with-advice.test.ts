import assert from 'node:assert/strict';
import { adviseFleet, adviseFleets, withAdvice } from '../../shared/advice/index.ts';
import { assessFacts } from '../support/advising.ts';
import { makePi, makeRelease } from '../support/making.ts';

const release = makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=12.6.17' }] } });

describe('withAdvice', () => {
  it('puts the advice into its findings, and leaves all else as it is', async () => {
    const assessment = await assessFacts(release, [
      makePi('10.6.27'),
      makePi('17.4.2'),
      makePi('10.6.28', { osVersion: '99.0.0' }),
    ]);
    const told = withAdvice(assessment, await adviseFleet(assessment));
    assert.deepEqual(
      told.groups.map(({ findings }) => findings.map(({ advice }) => advice)),
      [['balenaOS 2.77.2 or newer has it.'], [undefined], []],
    );
    assert.deepEqual(
      told.groups.map(({ devices, judgement }) => [[...devices], judgement]),
      assessment.groups.map(({ devices, judgement }) => [[...devices], judgement]),
    );
    assert.equal(told.groups[1], assessment.groups[1]);
    assert.equal(assessment.groups[0]?.findings[0]?.advice, undefined);
  });

  it('is the same assessment where there is no advice', async () => {
    const assessment = await assessFacts(release, [makePi('17.4.2')]);
    assert.equal(withAdvice(assessment, await adviseFleet(assessment)), assessment);
  });
});

describe('adviseFleets', () => {
  it('has the best changes by the assessments that it gives', async () => {
    const fleets = [await assessFacts(release, [makePi('10.6.27')]), await assessFacts(release, [makePi('17.4.2')])];
    const { assessments, advice } = await adviseFleets(fleets);
    assert.deepEqual(
      assessments.map((assessment) => advice.get(assessment)?.map(({ wins }) => wins)),
      [[1], []],
    );
  });
});
