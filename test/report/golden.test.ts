import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import type { Check } from '../../shared/policy/index.ts';
import { escapeJson, toCsv, toJunit, toMarkdown, toReport, toSarif, toText } from '../../shared/report/index.ts';
import { checkComparedKiosk } from '../support/compared-kiosk.ts';
import { checkExample } from '../support/examples.ts';
import { assertGolden } from '../support/golden.ts';
import { assertReport } from '../support/report-schema.ts';

const json = (report: object) => `${escapeJson(JSON.stringify(report, undefined, 2))}\n`;

const formats: Readonly<Record<string, (check: Check) => string>> = {
  json: (check) => json(toReport(check)),
  md: (check) => toMarkdown(check, { budget: 65_536 }),
  sarif: (check) => json(toSarif(check, { directory: check.release?.source ?? '' })),
  xml: toJunit,
  csv: (check) => [...toCsv(check)].join(''),
};

/** The projects of the demo; the kiosk also beside an earlier version of it, with excuses. */
const checks: readonly (readonly [name: string, make: () => Promise<Check>])[] = [
  ['pi-hole', () => checkExample('pi-hole')],
  ['kiosk', () => checkExample('kiosk')],
  ['kiosk-compared', checkComparedKiosk],
];

for (const [name, make] of checks) {
  describe(`the reports of ${name}`, () => {
    for (const [extension, write] of Object.entries(formats)) {
      it(`${name}.${extension}, the same bytes from the same input`, async () => {
        const written = write(await make());
        assert.equal(write(await make()), written);
        if (extension === 'json') assertReport(written);
        assertGolden(`${name}.golden.${extension}`, written);
      });
    }

    for (const width of [60, 80, 160]) {
      it(`text at ${width} columns, with colours and without`, async () => {
        const check = await make();
        const text = toText(check, { width, colours: false });
        const coloured = toText(check, { width, colours: true });
        for (const line of text.split('\n')) assert.ok(stringWidth(line) <= width, line);
        assert.notEqual(coloured, text);
        assert.equal(stripVTControlCharacters(coloured), text);
        assertGolden(`${name}.${width}.golden.txt`, text);
        assertGolden(`${name}.${width}.golden.ansi`, coloured);
      });
    }
  });
}
