import assert from 'node:assert/strict';
import { findingsSection } from '../../../../shared/report/html/sections/findings.ts';
import { fleetsSection } from '../../../../shared/report/html/sections/fleets.ts';
import { headSection } from '../../../../shared/report/html/sections/head.ts';
import { remarksSection } from '../../../../shared/report/html/sections/remarks.ts';
import { trendSection } from '../../../../shared/report/html/sections/trend.ts';
import type { AuditReport } from '../../../../shared/report/index.ts';
import { type AuditedDevice, rejected, reportOf, silent } from '../../../support/auditing.ts';
import { makeRelease } from '../../../support/making.ts';
import { exampleAudit } from '../../audit/example.ts';

const bad: AuditedDevice = { supervisor: '15.0.0', reported: rejected };
const fine: AuditedDevice = { supervisor: '17.4.2' };

/** What a reader sees: texts alone, a line for each row, item and paragraph. */
function textOf(html: string): string[] {
  return html
    .replaceAll(/<(?:svg|caption).*?<\/(?:svg|caption)>/g, '')
    .replaceAll(/<\/t[hd]>(?=<t[hd])/g, ' | ')
    .replaceAll(/<\/(?:tr|li|p|h\d|summary)>|<ul>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

describe('the head of the page of an audit', () => {
  const rows = [
    ['passed', '✓', [fine]],
    ['failed', '✗', [bad]],
    ['skipped', '–', []],
  ] as const;
  for (const [status, mark, devices] of rows) {
    it(`says ${status}, and all that is to be said of the whole`, async () => {
      const report = await reportOf({ 'a/a': devices });
      const { html } = headSection(report);
      assert.equal(report.result.status, status);
      assert.ok(html.includes(`<h1 class="${status}"><span aria-hidden="true">${mark} </span>1 fleet: `));
      const [when, , ...more] = textOf(html);
      assert.equal(when, 'Fleet audit of 2026-11-24 05:00 UTC');
      assert.equal(more.length, status === 'failed' ? 2 : 1);
    });
  }
});

describe('the fleets of the page of an audit', () => {
  it('have a row each, the worst first, with the numbers of the report', async () => {
    const report = await reportOf(
      {
        'a/a': [fine, fine],
        'b/b': [fine, bad, { supervisor: '17.0.0', release: 'newest', reported: silent }],
        'c/c': [],
      },
      {
        next: {
          release: makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=99' }] } }),
          diagnostics: [],
        },
      },
    );
    const [, , , , , , ...rows] = textOf(fleetsSection(report).html);
    assert.deepEqual(rows, [
      'Fleet | Devices by judgement | Devices | run it | reject it | misjudged | unprotected | unknown | excused | next: newly reject | as predicted',
      'b/b |  | 3 | 1 | 2 | 0 | 0 | 0 | 0 | 1 | 66.6%',
      'a/a |  | 2 | 2 | 0 | 0 | 0 | 0 | 0 | 2 | 100%',
      'c/c |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | –',
    ]);
  });

  it('say why one could not be read, and how many more there are', async () => {
    const report = await reportOf({ 'a/a': [] });
    const [fleet] = report.fleets;
    assert.ok(fleet);
    const unread = (number: number) => ({
      ...fleet,
      slug: `x/${number}`,
      error: { code: 'x', message: 'Nobody answers.' },
    });
    const many = { ...report, fleets: [fleet, ...Array.from({ length: 202 }, (_, number) => unread(number))] };
    const told = textOf(fleetsSection(many).html);
    assert.ok(told.includes('x/0 | Nobody answers. |  |  |  |  |  |  |  |'), told[7]);
    assert.equal(told.at(-1), 'And 3 more fleets, of which 2 could not be read.');
  });
});

describe('the trend of the page of an audit', () => {
  it('has its numbers in a table, the last first, and is not there without any before', async () => {
    const first = await reportOf({ 'a/a': [bad, bad] }, { takenAt: '2026-11-23T05:00:00.000Z' });
    assert.deepEqual(trendSection(first), []);
    const [section] = trendSection(await reportOf({ 'a/a': [fine, bad, fine], 'b/b': [] }, { last: first }));
    assert.deepEqual(textOf(section?.html ?? '').slice(-3), [
      'Audit | Fleets | Devices | reject | excused | unknown',
      '2026-11-24 05:00 UTC | 2 | 3 | 1 | 0 | 0',
      '2026-11-23 05:00 UTC | 1 | 2 | 2 | 0 | 0',
    ]);
  });
});

describe('what stands against a release, on the page of an audit', () => {
  it('is told with its devices, reasons, places and what helps, the worst fleet first', async () => {
    const [section] = findingsSection(await exampleAudit(), 'show');
    const told = textOf(section?.html ?? '');
    const headings = told.filter((line) => /^(?:release|the next release)/.test(line));
    assert.deepEqual(headings, [
      'release 13 (e61b3f7, 2.1.0) of acme/signage',
      'the next release of acme/signage: examples/kiosk',
      'release 11 (4f2d8a1, 1.4.2) of acme/kiosk',
      'the next release of acme/kiosk: examples/kiosk',
    ]);
    for (const line of [
      'Raising 3 devices to balenaOS 2.61.0 leaves none rejecting. Of them 1 is excused.',
      '2 devices would rightly reject it (rejects)',
      '2 devices station-06 (a503856), shop-17 (5352549): web asks for sw.supervisor >=12; they have 10.6.27 or 11.4.10. balenaOS 2.61.0 or newer has it.',
    ]) {
      assert.ok(told.includes(line), line);
    }
    assert.ok(told.some((line) => line.includes('docker-compose.yml:25:7 With Supervisor 14.11.0 or newer')));
  });

  it('names no device where they are hidden', async () => {
    const [section] = findingsSection(await exampleAudit(), 'count');
    assert.ok(
      textOf(section?.html ?? '').includes(
        '2 devices: web asks for sw.supervisor >=12; they have 10.6.27 or 11.4.10. balenaOS 2.61.0 or newer has it.',
      ),
    );
  });

  it('is told of so many causes, and how many more there are', async () => {
    const releases = Array.from({ length: 12 }, (_, number) => ({
      type: 'sw.supervisor',
      version: `>=${number + 20}`,
    }));
    const next = { release: makeRelease({ web: { requires: releases } }), diagnostics: [] };
    const [section] = findingsSection(await reportOf({ 'a/a': [fine] }, { next }), 'show');
    assert.equal(textOf(section?.html ?? '').at(-1), 'and 2 more requirements');
    const many = Object.fromEntries(Array.from({ length: 55 }, (_, number) => [`a/${number}`, [bad]]));
    const [fleets] = findingsSection(await reportOf(many), 'show');
    assert.equal(textOf(fleets?.html ?? '').at(-1), '5 more fleets in the table of devices below.');
  });
});

describe('the remarks of the page of an audit', () => {
  it('stand with their places, and how many more there are', async () => {
    const report: AuditReport = await reportOf({ 'a/a': [fine] });
    const [one] = (await exampleAudit()).diagnostics;
    assert.ok(one);
    const message = 'Mend it.';
    const location = { file: 'contract.yml', line: 4, column: 5, endLine: 4, endColumn: 9 };
    const diagnostics = Array.from({ length: 101 }, () => ({
      ...one,
      severity: 'warning' as const,
      message,
      location,
    }));
    const [section] = remarksSection({ ...report, diagnostics });
    const told = textOf(section?.html ?? '');
    assert.deepEqual(
      [told[1], told.length, told.at(-1)],
      ['warning: Mend it. contract.yml:4:5', 102, 'And 1 more remark.'],
    );
  });
});
