import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Facts } from '../../shared/fleet/index.ts';
import { explain, type JudgementName, prepareJudge } from '../../shared/supervisor/index.ts';
import { type MadeService, makeRelease } from '../support/making.ts';

/**
 * What holds of judging whatever the release and the device. Requirements and versions are drawn
 * from few values, so that meeting and missing, equal and different contracts all happen often.
 */
const boards = ['raspberrypi3', 'jetson-tx2', 'jetson-nano'];
const arches = ['armv7hf', 'aarch64'];
const supervisors = [
  '10.3.8',
  '10.4.0',
  '10.4.1',
  '10.6.0',
  '10.6.13',
  '10.6.17',
  '10.10.0',
  '11.1.0',
  '14.11.0',
  '17.0.3',
  '17.0.4',
  '17.4.0',
  '17.4.2',
  '19.0.5',
];
const ranges = ['>=10.6', '>=12', '<11', '32.2', '>=32.2', '>=2.46', '*', 'banana', '>=5'];

const version = fc.option(fc.constantFrom(...ranges), { nil: undefined });
const plain = fc.oneof(
  fc.record({ type: fc.constantFrom('sw.supervisor', 'sw.l4t', 'sw.os', 'sw.kernel', 'sw.foo'), version }),
  fc.record({ type: fc.constant('hw.device-type'), slug: fc.constantFrom(...boards) }),
  fc.record({ type: fc.constant('hw.device-type'), name: fc.constantFrom(...boards) }),
  fc.record({ type: fc.constant('arch.sw'), slug: fc.constantFrom(...arches) }),
);
const requirement: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: plain },
  { weight: 1, arbitrary: fc.record({ or: fc.array(plain, { maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'sw.supervisor', version: 10 }) },
);
const service: fc.Arbitrary<MadeService> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('sw.l4t', 'sw.foo').map((type) => ({ contract: { type, slug: 'x' }, optional: true })),
  },
  { weight: 4, arbitrary: fc.record({ requires: fc.array(requirement, { maxLength: 3 }), optional: fc.boolean() }) },
);
const services = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), service, { minKeys: 1, noNullPrototype: true });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 8 });
const facts: fc.Arbitrary<Facts> = fc
  .record({
    supervisorVersion: maybe(fc.constantFrom(...supervisors)),
    osVersion: maybe(fc.constantFrom('2.46.1+rev1', '6.0.24')),
    deviceType: maybe(fc.constantFrom(...boards)),
    arch: maybe(fc.constantFrom(...arches)),
    kernelVersion: maybe(fc.constantFrom('4.19.71', '5.15.1')),
    l4tVersion: maybe(fc.constantFrom('32.2', '32.2.1', '35.2.1', null)),
  })
  .map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)));

const rejecting = (judgement: JudgementName) => judgement === 'rejects' || judgement === 'misjudged';
const accepting = (judgement: JudgementName) => judgement === 'runs' || judgement === 'unprotected';

const runs = { numRuns: 1000 };

describe('judging, whatever the release and the device', () => {
  it('is deterministic, and a judge has no memory that shows', () => {
    fc.assert(
      fc.property(services, fc.array(facts, { minLength: 1, maxLength: 5 }), (made, devices) => {
        const judge = prepareJudge(makeRelease(made));
        const once = devices.map((device) => judge(device).judgement);
        const again = [...devices].reverse().map((device) => judge({ ...device }).judgement);
        const alone = devices.map((device) => prepareJudge(makeRelease(made))(device).judgement);
        assert.deepEqual(again.reverse(), once);
        assert.deepEqual(alone, once);
      }),
      runs,
    );
  });

  it('never turns a rejection into acceptance where a requirement is added', () => {
    fc.assert(
      fc.property(services, fc.nat(3), requirement, facts, (made, at, added, device) => {
        // Identical contracts stop being identical; only there, and only on 10.4.1, more is less.
        fc.pre(device.supervisorVersion !== '10.4.1');
        const names = Object.keys(made);
        const name = names[at % names.length] ?? 'a';
        const more = { ...made, [name]: { ...made[name], requires: [...(made[name]?.requires ?? []), added] } };
        const before = prepareJudge(makeRelease(made))(device).judgement;
        const after = prepareJudge(makeRelease(more))(device).judgement;
        if (rejecting(before)) assert.ok(rejecting(after), `${before} became ${after}`);
        if (before === 'unknown') assert.ok(!accepting(after), `${before} became ${after}`);
      }),
      runs,
    );
  });

  it('does not depend on the order of services, nor of keys', () => {
    fc.assert(
      fc.property(services, facts, (made, device) => {
        const turned = Object.fromEntries(Object.entries(made).reverse());
        const names = Object.keys(made);
        const first = prepareJudge(makeRelease(made))(device);
        const second = prepareJudge(makeRelease(turned))(device);
        assert.equal(second.judgement, first.judgement);
        assert.deepEqual([...second.services].reverse(), first.services, names.join());
        const reordered = Object.fromEntries(Object.entries(device).reverse()) as Facts;
        assert.equal(prepareJudge(makeRelease(made))(reordered).judgement, first.judgement);
      }),
      runs,
    );
  });

  it('never makes more devices reject where an unmet service becomes optional, from 10.6.0', () => {
    fc.assert(
      fc.property(services, fc.nat(3), facts, (made, at, device) => {
        fc.pre(!['10.4.0', '10.4.1'].includes(device.supervisorVersion ?? ''));
        const names = Object.keys(made);
        const name = names[at % names.length] ?? 'a';
        const eased = { ...made, [name]: { ...made[name], optional: true } };
        const before = prepareJudge(makeRelease(made))(device).judgement;
        const after = prepareJudge(makeRelease(eased))(device).judgement;
        if (accepting(before)) assert.ok(accepting(after), `${before} became ${after}`);
        if (before === 'unknown') assert.ok(!rejecting(after), `${before} became ${after}`);
      }),
      runs,
    );
  });

  it('always says why, unless all is well', () => {
    fc.assert(
      fc.property(services, facts, (made, device) => {
        const release = makeRelease(made);
        const judged = prepareJudge(release)(device);
        const findings = explain(release, judged);
        const isWell = judged.judgement === 'runs' && judged.services.every((outcome) => outcome === 'runs');
        assert.equal(findings.length === 0, isWell, `${judged.judgement}: ${judged.services.join()}`);
        for (const { message } of findings) assert.match(message, /^[^\n]+\.$/);
      }),
      runs,
    );
  });

  it('only grows more certain where an unknown fact becomes known', () => {
    const complete = facts.filter((device) => Object.keys(device).length === 6);
    const key = fc.constantFrom('osVersion', 'deviceType', 'arch', 'kernelVersion', 'l4tVersion');
    fc.assert(
      fc.property(services, complete, key, (made, device, hidden) => {
        const { [hidden as keyof Facts]: _, ...less } = device;
        const judge = prepareJudge(makeRelease(made));
        const before = judge(less).judgement;
        const after = judge(device).judgement;
        if (rejecting(before)) assert.ok(rejecting(after), `${before} became ${after}`);
        if (accepting(before)) assert.ok(accepting(after), `${before} became ${after}`);
      }),
      runs,
    );
  });
});
