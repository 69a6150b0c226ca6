import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { type Assessment, assess } from '../../../shared/assessment/index.ts';
import { type Check, concludeCheck } from '../../../shared/policy/index.ts';
import type { Diagnostic } from '../../../shared/release/index.ts';
import { toMarkdown } from '../../../shared/report/index.ts';
import { checkComparedKiosk } from '../../support/compared-kiosk.ts';
import { makeDevice, streamDevices } from '../../support/devices.ts';
import { checkExample } from '../../support/examples.ts';
import { type MadeService, makePi, makeRelease } from '../../support/making.ts';
import { renderMarkdown } from '../../support/rendered-markdown.ts';

const roomy = { budget: 1_000_000 };
const headings = (markdown: string) => markdown.split('\n').filter((line) => line.startsWith('#'));

/** Much of everything: fleets, reasons in each, devices of each, services, and remarks. */
async function largeCheck(fleets: number, reasons = 40, devicesOfEach = 30): Promise<Check> {
  const services: Record<string, MadeService> = Object.fromEntries(
    Array.from({ length: reasons }, (_, n) => [
      `service-${n}`,
      {
        requires: [
          { type: 'sw.os', version: `>=${n + 1}.0.0` },
          { type: 'sw.supervisor', version: '>=99' },
        ],
      },
    ]),
  );
  const release = makeRelease(services);
  const devices = Array.from({ length: reasons * devicesOfEach }, (_, n) =>
    makeDevice(n, makePi('17.4.2', { osVersion: `${n % reasons}.1.0` })),
  );
  const assessments: Assessment[] = [];
  for (let fleet = 0; fleet < fleets; fleet += 1) {
    assessments.push(...(await assess(release, streamDevices(devices, { fleet: `acme/fleet-${fleet}` }))));
  }
  const location = { file: 'docker-compose.yml', line: 1, column: 1, endLine: 1, endColumn: 2 };
  const remark: Diagnostic = { code: 'variable-unset', severity: 'warning', message: 'Unset. '.repeat(50), location };
  const diagnostics = Array.from({ length: 300 }, () => remark);
  return concludeCheck({ release, diagnostics, assessments }, { excuses: [] }, '2026-11-24');
}

describe('toMarkdown', () => {
  it('leads with the verdict, the numbers, and what changes', async () => {
    assert.deepEqual(headings(toMarkdown(await checkComparedKiosk(), roomy)), [
      '### ❌ 16 of 64 devices of acme/kiosk would newly reject this release; 11 rejected before, too; 2 could not be judged.',
      '#### 16 devices would newly reject it although nothing stands against it (misjudged)',
      '#### What else changes',
      '#### 10 devices rejected before and would rightly reject it, too (rejects)',
      '#### 2 devices would run it although a requirement is unmet, or may be (unprotected)',
      '#### 2 devices could not be judged (unknown)',
      '#### 1 device would reject it and is excused',
      '#### Excuses that ran out',
    ]);
  });

  it('has tables that are rendered as such, each row with all its cells', async () => {
    const tags = renderMarkdown(toMarkdown(await checkComparedKiosk(), roomy)).flatMap((piece) =>
      'tag' in piece ? [piece.tag.replace(/ align.*/, '>')] : [],
    );
    const number = (tag: string) => tags.filter((each) => each === tag).length;
    // The numbers of one fleet in nine columns; six services in four.
    assert.deepEqual([number('<table>'), number('<tr>'), number('<td>')], [2, 9, 33]);
  });

  const release = makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=17' }] } });
  const first = async (facts: ReturnType<typeof makePi>[], diagnostics: Diagnostic[] = []) => {
    const devices = facts.map((each, index) => makeDevice(index, each));
    const assessments = await assess(release, streamDevices(devices, { fleet: 'a/b' }));
    const check = concludeCheck({ release, diagnostics, assessments }, { excuses: [] }, '2026-11-24');
    return toMarkdown(check, roomy).split('\n\n');
  };
  it('marks what passed, what was skipped, and what is an error', async () => {
    const location = { file: '.', line: 1, column: 1, endLine: 1, endColumn: 1 };
    const error: Diagnostic = { code: 'source-unreadable', severity: 'error', message: 'It is gone.', location };
    assert.equal((await first([makePi('17.4.2')]))[0], '### ✅ The one device of a/b runs this release.');
    assert.equal((await first([]))[0], '### ➖ a/b has no devices. Nothing was judged.');
    const failed = await first([makePi('12.0.0')], [error]);
    assert.deepEqual(failed.slice(0, 2), [
      '### ❌ The project has an error, so it is not known what a device would get.',
      'As far as it could be read:',
    ]);
    // What has to be mended stands before what devices make of it.
    const all = headings(failed.join('\n'));
    assert.deepEqual(all.slice(1), [
      '#### 1 remark on the project itself',
      '#### 1 device would rightly reject it (rejects)',
    ]);
  });

  it('names each of several fleets, and adds their numbers up', async () => {
    const markdown = toMarkdown(await largeCheck(2, 2, 2), roomy);
    assert.match(markdown, /^\| \*\*all 2\*\* \| 8 \| 0 \| 8 \|$/m);
    assert.match(markdown, /^\| `acme\/fleet-1` \| 4 \| 0 \| 4 \|$/m);
    assert.match(markdown, /^### `acme\/fleet-1`$/m);
  });
});

describe('toMarkdown, of a budget', () => {
  let checks: readonly Check[] = [];
  before(async () => {
    checks = [await largeCheck(1), await largeCheck(3), await largeCheck(150, 3), await checkExample('kiosk')];
  });

  it('keeps to it, footer and all, and always has the verdict and the numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1200, max: 200_000 }),
        fc.string({ unit: 'grapheme', maxLength: 100 }),
        (which, budget, footer) => {
          const check = checks[which];
          assert.ok(check);
          const text = toMarkdown(check, { budget, marker: '<!-- mark -->', footer });
          assert.ok(Buffer.byteLength(text) <= budget, `${Buffer.byteLength(text)} of ${budget}`);
          assert.match(
            text,
            /^<!-- mark -->\n\n### ❌ .* would reject this release.*\.\n\n(?:> .*\n\n)?\| (?:Fleet) \| Devices \|/,
          );
          assert.ok(text.endsWith(`\n\n${footer}\n`));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('shows fewer devices first, then fewer reasons, and says how many are not shown', async () => {
    const [check] = checks;
    assert.ok(check);
    const shownAt = (budget: number) => {
      const text = toMarkdown(check, { budget });
      return {
        devices: Math.max(0, ...text.split('\n').map((line) => line.match(/`device-\d+ \(/g)?.length ?? 0)),
        reasons: text.split('\n').filter((line) => line.startsWith('**')).length,
        notShown: Number(/^(\d+) (?:more )?reasons? not shown\.$/m.exec(text)?.[1] ?? 0),
      };
    };
    const rows = [200_000, 40_000, 20_000, 10_000, 6000, 2000].map(shownAt);
    for (const [index, { devices, reasons, notShown }] of rows.entries()) {
      assert.ok(index === 0 || devices <= (rows[index - 1]?.devices ?? 0));
      assert.ok(index === 0 || reasons <= (rows[index - 1]?.reasons ?? 0));
      if (reasons > 0) assert.equal(reasons + notShown, 40);
    }
    assert.deepEqual([rows[0]?.devices, rows.at(-1)?.devices, rows.at(-1)?.reasons], [25, 0, 0]);
    assert.match(toMarkdown(check, { budget: 200_000 }), / and 5 more$/m);
    assert.match(toMarkdown(check, { budget: 1000 }), /^Why is too long to be shown here\.$/m);
  });

  it('counts the fleets that it does not tell of, and at last those of the table', async () => {
    const [, , many] = checks;
    assert.ok(many);
    assert.match(
      toMarkdown(many, { budget: 65_536 }),
      /^50 more fleets not shown\.\n\n(?:.*\n)*^Of \d+ fleets just the numbers are shown\.$/m,
    );
    assert.match(toMarkdown(many, { budget: 1200 }), /^\| \*\*all 150\*\* \|(?:.*\n)*^1\d\d more fleets not shown\.$/m);
  });

  it('counts bytes, of which a text may have more than characters', async () => {
    const release = makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=99' }] } });
    const devices = Array.from({ length: 30 }, (_, n) => ({
      ...makeDevice(n, makePi('17.4.2')),
      name: '中'.repeat(40),
    }));
    const assessments = await assess(release, streamDevices(devices));
    const check = concludeCheck({ release, diagnostics: [], assessments }, { excuses: [] }, '2026-11-24');
    for (const budget of [1000, 2000, 4000]) assert.ok(Buffer.byteLength(toMarkdown(check, { budget })) <= budget);
  });

  it('refuses one in which not even the verdict has room', () => {
    const [check] = checks;
    assert.ok(check);
    assert.throws(() => toMarkdown(check, { budget: 100 }), RangeError);
    assert.throws(() => toMarkdown(check, { budget: 2000, footer: 'x'.repeat(2000) }), RangeError);
  });
});
