import assert from 'node:assert/strict';
import type { Check } from '../../shared/policy/index.ts';
import {
  hideDevices,
  toAnnotations,
  toCsv,
  toJunit,
  toMarkdown,
  toReport,
  toResolvedMarkdown,
  toSarif,
  toText,
} from '../../shared/report/index.ts';
import { checkComparedKiosk } from '../support/compared-kiosk.ts';
import { checkExample } from '../support/examples.ts';
import { nastyCheck } from '../support/nasty-check.ts';

/** Every report that there is, as text. */
const formats: Readonly<Record<string, (check: Check) => string>> = {
  text: (check) => toText(check, { width: 100, colours: false }),
  // What a policy says of devices is its own, and public where the policy is.
  json: (check) => JSON.stringify(toReport(check), (key, value) => (key === 'excuses' ? undefined : value)),
  markdown: (check) => toMarkdown(check, { budget: 65_536 }),
  resolved: (check) => toResolvedMarkdown(check, {}),
  sarif: (check) => JSON.stringify(toSarif(check)),
  junit: toJunit,
  csv: (check) => [...toCsv(check)].join(''),
  annotations: (check) => JSON.stringify(toAnnotations(check, { directory: '' })),
};

const name = 'a-name-of-its-own';
const checks: Readonly<Record<string, () => Promise<Check>>> = {
  kiosk: () => checkExample('kiosk'),
  'kiosk beside an earlier one': checkComparedKiosk,
  'pi-hole': () => checkExample('pi-hole'),
};

function devicesOf(check: Check) {
  return check.assessments.flatMap(({ groups }) => groups.flatMap(({ devices }) => [...devices]));
}

for (const naming of ['count', 'hash'] as const) {
  describe(`devices that are hidden (${naming})`, () => {
    for (const [what, make] of Object.entries(checks)) {
      for (const [format, write] of Object.entries(formats)) {
        it(`are named in no ${format} of ${what}`, async () => {
          const check = await make();
          const text = write(hideDevices(check, naming));
          for (const device of devicesOf(check)) {
            assert.ok(!text.includes(device.name), device.name);
            assert.ok(!text.includes(device.uuid.slice(0, 7)), device.uuid);
          }
          if (naming === 'count') assert.doesNotMatch(text, /(?:^|[^\d]) and [\d,]+ more|: and|— and/);
        });
      }
    }

    it('are judged, excused, advised and counted as before', async () => {
      for (const make of Object.values(checks)) {
        const check = await make();
        const hidden = hideDevices(check, naming);
        const numbers = ({ assessments, excuses, advice, result }: Check) => ({
          result,
          counts: assessments.map(({ counts }) => counts),
          sizes: assessments.map(({ groups }) => groups.map(({ devices }) => devices.length)),
          excused: assessments.map((one) =>
            [...(excuses.get(one)?.excused ?? [])].map((group) => one.groups.indexOf(group)),
          ),
          applied: assessments.map((one) => excuses.get(one)?.applied.map(({ devices }) => devices.length)),
          advice: assessments.map((one) => advice?.get(one)),
        });
        assert.deepEqual(numbers(hidden), numbers(check));
      }
    });
  });
}

describe('devices that are shown as numbers', () => {
  it('have the same in every run, each one its own, of which the uuid cannot be read', async () => {
    const check = await checkExample('kiosk');
    const [first, second] = [hideDevices(check, 'hash'), hideDevices(await checkExample('kiosk'), 'hash')].map(
      devicesOf,
    );
    assert.deepEqual(first, second);
    assert.equal(new Set(first?.map(({ uuid }) => uuid)).size, devicesOf(check).length);
    for (const device of first ?? []) assert.match(device.uuid, /^[\da-f]{32}$/);
    assert.deepEqual(new Set(first?.map((device) => device.name)), new Set(['device']));
  });

  it('say nothing of what strangers call them', async () => {
    const check = hideDevices(await nastyCheck(name), 'hash');
    assert.deepEqual(new Set(devicesOf(check).map((device) => device.name)), new Set(['device']));
  });
});

describe('devices that may be seen', () => {
  it('are left as they are', async () => {
    const check = await checkExample('kiosk');
    assert.equal(hideDevices(check, 'show'), check);
  });
});
