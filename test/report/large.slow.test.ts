import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { assess } from '../../shared/assessment/index.ts';
import type { Device, Facts, FleetHeader } from '../../shared/fleet/index.ts';
import { type Check, concludeCheck } from '../../shared/policy/index.ts';
import { commentBudget, toCsv, toJunit, toMarkdown, toReport, toSarif, toText } from '../../shared/report/index.ts';
import { makeDevice } from '../support/devices.ts';
import { makePi, makeRelease } from '../support/making.ts';

const fleetSize = 100_000;

const release = makeRelease({
  agent: { requires: [{ type: 'sw.supervisor', version: '>=12.11.0' }] },
  browser: { requires: [{ type: 'arch.sw', slug: 'aarch64' }], optional: true },
  inference: {
    requires: [
      { type: 'hw.device-type', slug: 'jetson-nano' },
      { type: 'sw.l4t', version: '>=32' },
    ],
    optional: true,
  },
});

/** A fleet of which four devices in ten reject; `distinct`: so many sets of facts. */
async function* largeFleet(distinct: number): AsyncGenerator<readonly Device[], FleetHeader> {
  const kinds = Array.from({ length: distinct }, (_, n): Facts => {
    return makePi(n % 10 < 4 ? `12.${n % 9}.0` : '17.4.2', { osVersion: `2.${n}.0+rev1` });
  });
  for (let start = 0; start < fleetSize; start += 1000) {
    yield Array.from({ length: 1000 }, (_, n) => makeDevice(start + n, kinds[(start + n) % distinct] ?? {}));
  }
  return { fleet: 'acme/large' };
}

describe('the reports of 100,000 devices of which 40,000 reject', function () {
  this.timeout(180_000);

  for (const distinct of [300, 100_000]) {
    describe(`of ${distinct} sets of facts`, () => {
      let check: Check;
      before(async () => {
        const assessments = await assess(release, largeFleet(distinct));
        assert.equal(assessments[0]?.counts.rejecting, 40_000);
        check = concludeCheck({ release, diagnostics: [], assessments }, { excuses: [] }, '2026-11-24');
      });

      it('Markdown fits a comment, with all its numbers', () => {
        const text = toMarkdown(check, { budget: commentBudget });
        assert.ok(Buffer.byteLength(text) <= commentBudget);
        assert.match(text, /^### ❌ 40,000 of 100,000 devices of acme\/large would reject this release\.\n/);
        assert.match(text, /and 3\d,\d{3} more$/m);
      });

      it("SARIF is within GitHub's limits", () => {
        const [run, ...others] = toSarif(check).runs;
        const results = run?.results ?? [];
        assert.deepEqual([others.length, results.length > 0 && results.length <= 5000], [0, true]);
        for (const { message } of results) assert.ok(message.text.length < 10_000);
        // 10 MB when compressed; this is far less even before.
        assert.ok(JSON.stringify(run).length < 1_000_000);
      });

      it('JUnit has a case for each set of facts, of a bounded length', () => {
        const xml = toJunit(check);
        assert.equal(xml.match(/<testcase /g)?.length, distinct);
        assert.ok(xml.length < distinct * 3000 + 10_000);
      });

      it('CSV has a row for each device, and never all of them in memory', () => {
        let [rows, longest] = [0, 0];
        for (const row of toCsv(check)) {
          rows += 1;
          longest = Math.max(longest, row.length);
        }
        assert.equal(rows, fleetSize + 1);
        assert.ok(longest < 5000);
      });

      it('text stays short, and JSON holds all', () => {
        assert.ok(toText(check, { width: 80, colours: false }).split('\n').length < 500);
        const [fleet] = toReport(check).fleets;
        assert.equal(
          fleet?.groups.reduce((sum, { devices }) => sum + devices.length, 0),
          fleetSize,
        );
      });
    });
  }
});
