import assert from 'node:assert/strict';
import { assess } from '../../../shared/assessment/index.ts';
import { concludeCheck, type FailOn } from '../../../shared/policy/index.ts';
import { toJunit } from '../../../shared/report/index.ts';
import { checkComparedKiosk } from '../../support/compared-kiosk.ts';
import { makeDevice, streamDevices } from '../../support/devices.ts';
import { checkExample } from '../../support/examples.ts';
import { makePi, makeRelease } from '../../support/making.ts';
import { nastyCheck } from '../../support/nasty-check.ts';
import { type Element, readXml } from '../../support/read-xml.ts';

const named = (element: Element | undefined, name: string) =>
  element?.children.filter((child) => child.name === name) ?? [];
const suitesOf = (xml: string) => named(readXml(xml), 'testsuite');
const outcomeOf = ({ children }: Element) =>
  children.find(({ name }) => ['failure', 'error', 'skipped'].includes(name))?.name ?? 'passed';

describe('toJunit', () => {
  it('has a suite a fleet and a case a group, and counts right', async () => {
    const check = { ...(await checkExample('kiosk')), diagnostics: [] };
    const root = readXml(toJunit(check));
    const [suite, ...others] = named(root, 'testsuite');
    const [assessment] = check.assessments;
    assert.ok(suite && assessment);
    const cases = named(suite, 'testcase');
    assert.deepEqual([suite.attributes['name'], others.length], ['acme/kiosk', 0]);
    assert.equal(suite.attributes['timestamp'], assessment.takenAt);
    assert.equal(cases.length, assessment.groups.length);
    assert.equal(new Set(cases.map(({ attributes }) => attributes['name'])).size, cases.length);
    const number = (outcome: string) => String(cases.filter((one) => outcomeOf(one) === outcome).length);
    for (const { attributes } of [root, suite]) {
      const { tests, failures, errors, skipped } = attributes;
      assert.deepEqual(
        [tests, failures, errors, skipped],
        [String(cases.length), number('failure'), '0', number('skipped')],
      );
    }
    const judgement = assessment.groups.map((group) => group.judgement);
    assert.deepEqual(
      cases.map(outcomeOf),
      judgement.map((one) =>
        one === 'rejects' || one === 'misjudged' ? 'failure' : one === 'unknown' ? 'skipped' : 'passed',
      ),
    );
  });

  const release = makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=12' }] } });
  const { supervisorVersion: _, ...neverBooted } = makePi('0.0.0');
  const devices = [makePi('11.4.10'), makePi('10.3.7'), neverBooted, makePi('17.4.2')].map((facts, index) =>
    makeDevice(index, facts),
  );
  /** in the order of the groups: rejects, unprotected, unknown, runs */
  const rows: readonly (readonly [failOn: FailOn[], outcomes: string[]])[] = [
    [[], ['passed', 'passed', 'skipped', 'passed']],
    [['rejecting'], ['failure', 'passed', 'skipped', 'passed']],
    [['unprotected'], ['passed', 'failure', 'skipped', 'passed']],
    [['unknown'], ['passed', 'passed', 'failure', 'passed']],
  ];
  for (const [failOn, outcomes] of rows) {
    it(`fails on ${failOn.join() || 'nothing'}`, async () => {
      const assessments = await assess(release, streamDevices(devices));
      const check = concludeCheck({ release, diagnostics: [], assessments }, { failOn, excuses: [] }, '2026-11-24');
      const [suite] = suitesOf(toJunit(check));
      assert.equal(suite?.attributes['name'], 'devices without a fleet');
      assert.deepEqual(named(suite, 'testcase').map(outcomeOf), outcomes);
    });
  }

  it('fails beside a base just for what is new, and skips what is excused, saying why', async () => {
    const [suite] = suitesOf(toJunit(await checkComparedKiosk()));
    const cases = named(suite, 'testcase');
    const failures = cases.flatMap((one) => named(one, 'failure'));
    assert.deepEqual(new Set(failures.map(({ attributes }) => attributes['type'])), new Set(['misjudged, newly']));
    const skipped = cases.flatMap((one) => named(one, 'skipped')).map(({ attributes }) => attributes['message']);
    assert.ok(skipped.includes('Excused until 2027-03-31: Closes in spring, and the board goes with it.'));
  });

  it('has a suite for the project and for each fleet that could not be read', async () => {
    const suites = suitesOf(toJunit(await nastyCheck('x', true)));
    assert.deepEqual(
      suites.map(({ attributes: { name, errors } }) => [name, errors]),
      [
        ['project', '0'],
        ['x', '0'],
        ['x/2', '0'],
        ['x', '1'],
      ],
    );
    // A stranger's time that is none is not written as one.
    assert.equal(suites[1]?.attributes['timestamp'], undefined);
  });

  it('is never without an error where the check is one', async () => {
    const error = { code: 'x', message: 'It could not be done.' };
    const result = { status: 'error', failOn: [], reasons: [], error } as const;
    const suites = suitesOf(
      toJunit({ diagnostics: [], assessments: [], result, remarks: [], failing: new Set(), excuses: new Map() }),
    );
    assert.deepEqual(
      suites.map(({ attributes }) => attributes['errors']),
      ['1'],
    );
  });
});
