import assert from 'node:assert/strict';
import type { Check } from '../../../shared/policy/index.ts';
import { checkOfFleets } from '../../../shared/report/audit/check-of-fleets.ts';
import { toMarkdown, toReport, toText } from '../../../shared/report/index.ts';
import { checkComparedKiosk } from '../../support/compared-kiosk.ts';
import { checkExample } from '../../support/examples.ts';

const checks: Readonly<Record<string, () => Promise<Check>>> = {
  kiosk: () => checkExample('kiosk'),
  'the kiosk beside an earlier one': checkComparedKiosk,
  'pi-hole': () => checkExample('pi-hole'),
};

/** A check as the report of one fleet whose devices have each a release of their own. */
async function reportedOf(make: () => Promise<Check>) {
  const { release, diagnostics: _, remarks: __, ...check } = await make();
  const own = { ...check, diagnostics: [], remarks: [] };
  return { own, report: toReport(own), release };
}

describe('a check out of reported fleets', () => {
  for (const [what, make] of Object.entries(checks)) {
    it(`is told of as the one that was reported: ${what}`, async () => {
      const { own, report } = await reportedOf(make);
      const read = checkOfFleets(JSON.parse(JSON.stringify(report.fleets)), report.result);
      const text = (check: Check) =>
        toText(check, { width: 100, colours: false })
          .split('\n')
          .filter((line) => !/^Kernel|^L4T|^What/.test(line));
      assert.deepEqual(text(read).slice(0, 40), text(own).slice(0, 40));
      assert.deepEqual(
        toReport(read).fleets.map(({ counts, groups }) => [counts, groups.length]),
        report.fleets.map(({ counts, groups }) => [counts, groups.length]),
      );
      assert.equal(
        toMarkdown(read, { budget: 65_536 }).slice(0, 3000),
        toMarkdown(own, { budget: 65_536 }).slice(0, 3000),
      );
    });
  }
});
