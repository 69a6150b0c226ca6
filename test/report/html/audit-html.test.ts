import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { toAuditHtml } from '../../../shared/report/html/audit-html.ts';
import type { AuditReport } from '../../../shared/report/index.ts';
import { type AuditedDevice, rejected, reportOf } from '../../support/auditing.ts';
import { nastyNames } from '../../support/nasty-names.ts';
import { exampleAudit } from '../audit/example.ts';

const bad: AuditedDevice = { supervisor: '15.0.0', reported: rejected };
const fine: AuditedDevice = { supervisor: '17.4.2' };

/** A report in which a stranger named all that strangers name. */
function named(report: AuditReport, name: string): AuditReport {
  const text = JSON.stringify(report);
  const inner = JSON.stringify(name).slice(1, -1);
  return JSON.parse(
    text.replaceAll(/"(?:shop|sign)-\d+"|"acme\/kiosk"|"raspberrypi3"|"replaced in January"/g, `"${inner}"`),
  );
}

/** The elements of a page with their attributes' names, without what its data says. */
function elementsOf(html: string): string[] {
  const [body = ''] = html.split('<script type="application/json"');
  return [...body.slice(body.indexOf('</style>')).matchAll(/<[^>]*>/g)].map(([tag]) => tag.replaceAll(/="[^"]*"/g, ''));
}

describe('the page of an audit', () => {
  let example: AuditReport;
  before(async () => {
    example = await exampleAudit();
  });

  it('is the same each time', () => assert.equal(toAuditHtml(example), toAuditHtml(example)));

  it('lets its own program and its own style alone be used', () => {
    const html = toAuditHtml(example);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
    const [, script = ''] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
    assert.ok(style.length > 1000 && script.length > 10_000);
    assert.equal(
      policy,
      `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`,
    );
    assert.deepEqual(html.match(/<\/script/gi)?.length, 2);
    assert.doesNotMatch(html, / (?:src|style|on\w+)=/);
  });

  it('is under 1 MB without data', async () => assert.ok(toAuditHtml(await reportOf({})).length < 1_000_000));

  it('has a part for all that an audit tells of, and leads to each', () => {
    const html = toAuditHtml(example);
    for (const part of ['fleets', 'trend', 'versions', 'changes', 'findings', 'excuses', 'remarks', 'devices']) {
      assert.match(html, new RegExp(`<section id="${part}"`));
      assert.match(html, new RegExp(`<a href="#${part}"`));
    }
  });

  it('has what is to be reported where it was wrong, a line each', async () => {
    const html = toAuditHtml(
      await reportOf({
        'a/a': [{ ...fine, reported: rejected }],
        'b/b': [{ ...bad, supervisor: '16.7.0', reported: rejected }],
      }),
    );
    const lines = [...html.matchAll(/<pre>(.*?)<\/pre>/gs)].map(([, line = '']) => line.replaceAll('&quot;', '"'));
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).facts.supervisorVersion),
      ['17.4.2', '16.7.0'],
    );
    assert.doesNotMatch(lines.join(), /a\/a|device-/);
  });

  it('has no part for what there is nothing of', async () => {
    const html = toAuditHtml(await reportOf({ 'a/a': [] }));
    assert.deepEqual(
      [...html.matchAll(/<section id="(\w+)"/g)].map(([, id]) => id),
      ['fleets', 'devices'],
    );
  });

  for (const name of nastyNames) {
    it(`is made of the same elements, whoever names things: ${JSON.stringify(name).slice(0, 40)}`, () => {
      const html = toAuditHtml(named(example, name));
      assert.deepEqual(elementsOf(html), elementsOf(toAuditHtml(named(example, 'plain'))));
      assert.equal(html.match(/<script/gi)?.length, 2);
      assert.equal(html.match(/<\/script/gi)?.length, 2);
      assert.doesNotMatch(html, /(?![\n\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    });
  }

  it('has no name and no uuid where devices are hidden', async () => {
    const last = await reportOf({ 'a/a': [fine, bad, bad] });
    const report = await reportOf({ 'a/a': [bad, fine, bad] }, { last });
    const uuids = report.fleets.flatMap(({ releases }) =>
      releases.flatMap(({ groups }) => groups.flatMap(({ devices }) => devices.map(({ uuid }) => uuid))),
    );
    assert.equal(uuids.length, 3);
    const renamed = JSON.parse(JSON.stringify(report).replaceAll('"device-', '"secret-'));
    const hidesAll = (html: string) => !html.includes('secret-') && uuids.every((uuid) => !html.includes(uuid));
    assert.equal(hidesAll(toAuditHtml(renamed)), false);
    for (const names of ['count', 'hash'] as const) assert.ok(hidesAll(toAuditHtml(renamed, names)), names);
  });

  it('tells an audit that could not be done as an error', async () => {
    const report = await reportOf({ 'a/a': [fine] });
    const failed: AuditReport = {
      ...report,
      result: { ...report.result, status: 'error', error: { code: 'x', message: 'The API is gone.' } },
    };
    assert.match(toAuditHtml(failed), /<h1 class="error"><span aria-hidden="true">✗ <\/span>The API is gone\.<\/h1>/);
  });
});
