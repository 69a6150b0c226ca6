import assert from 'node:assert/strict';
import { isWorthSaying } from '../../../action/publish/worth-saying.ts';
import { assess } from '../../../shared/assessment/index.ts';
import { concludeCheck, type FailOn } from '../../../shared/policy/index.ts';
import { makeDevice, streamDevices } from '../../support/devices.ts';
import { makePi, makeRelease } from '../../support/making.ts';

const asking = (version: string) => makeRelease({ web: { requires: [{ type: 'sw.supervisor', version }] } });

describe('whether there is something to say on a pull request', () => {
  const rows: readonly (readonly [
    what: string,
    now: string,
    before: string | undefined,
    failOn: FailOn[],
    isError: boolean,
    is: boolean,
  ])[] = [
    ['all run it', '>=10', undefined, ['rejecting'], false, false],
    ['one rejects it', '>=99', undefined, [], false, true],
    ['one newly rejects it, which is tolerated', '>=99', '>=10', [], false, true],
    ['one rejected before', '>=99', '>=98', [], false, false],
    ['one rejected before, which fails', '>=99', '>=98', ['rejecting'], false, true],
    ['it could not be done', '>=10', undefined, [], true, true],
  ];
  for (const [what, now, before, failOn, isError, is] of rows) {
    it(`${what}: ${is}`, async () => {
      const device = makeDevice(1, makePi('17.4.2'));
      const assessments = await assess(asking(now), streamDevices([device]), before ? { base: asking(before) } : {});
      const policyError = isError ? { code: 'policy-invalid', message: 'No.' } : undefined;
      const check = concludeCheck({ diagnostics: [], assessments, policyError }, { failOn, excuses: [] }, '2026-11-24');
      assert.equal(isWorthSaying(check), is);
    });
  }
});
