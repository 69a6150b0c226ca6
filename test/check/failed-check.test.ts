import assert from 'node:assert/strict';
import { failedCheck, isFault } from '../../shared/check/index.ts';
import { FleetError } from '../../shared/fleet/index.ts';
import { toReport, toText } from '../../shared/report/index.ts';
import { assertReport } from '../support/report-schema.ts';

const today = '2026-11-24';

describe('a check that could not be done', () => {
  const rows: readonly (readonly [what: string, error: unknown, code: string, message: string, isFault: boolean])[] = [
    [
      'for what it was given',
      new FleetError({ code: 'fleet-not-found', problem: 'There is no fleet.' }),
      'fleet-not-found',
      'There is no fleet.',
      false,
    ],
    [
      'for what it was given, by a class of the same name, as it may be inside the balena CLI',
      Object.assign(new Error('No file.'), { name: 'Failure', code: 'devices-missing' }),
      'devices-missing',
      'No file.',
      false,
    ],
    [
      'for a fault of its own',
      new TypeError('x is undefined'),
      'internal',
      'This is a fault of balena-contracts; please report it: x is undefined',
      true,
    ],
    ['for what is no error', 'oh', 'internal', 'oh', true],
  ];
  for (const [what, error, code, message, fault] of rows) {
    it(`is an error ${what}`, () => {
      const check = failedCheck(error, today);
      assert.deepEqual(check.result, {
        status: 'error',
        failOn: ['rejecting'],
        reasons: [message],
        error: { code, message },
      });
      assert.equal(isFault(error), fault);
      assertReport(JSON.stringify(toReport(check)));
      assert.ok(toText(check, { width: 200, colours: false }).startsWith(`✗ ${message}`));
    });
  }
});
