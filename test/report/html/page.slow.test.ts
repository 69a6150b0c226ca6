import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { toAuditHtml } from '../../../shared/report/html/audit-html.ts';
import type { AuditReport } from '../../../shared/report/index.ts';
import { type AuditedDevice, rejected, reportOf } from '../../support/auditing.ts';
import { type Look, withPage } from '../../support/browser/chromium.ts';
import { exampleAudit } from '../audit/example.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core has against a page, by rule and element. */
async function barriersIn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>('axe.run()');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** The first cells of the rows that stand there. */
const namesIn = (page: Page) => page.locator('#scroller tbody th').allInnerTexts();
const counted = (page: Page) => page.locator('output').innerText();
/** Waits for the focus to come to a device: a row that isn't there yet has it after the table has scrolled. */
const waitForFocus = (page: Page, name: string) => page.locator('tbody button:focus', { hasText: name }).waitFor();

/** Three fleets of 50,000 devices, a third of which reject. */
async function largeAudit(): Promise<AuditReport> {
  const devices = (from: number, many: number): AuditedDevice[] =>
    Array.from({ length: many }, (_, index) =>
      index % 3 === 0
        ? { supervisor: `15.0.${(from + index) % 20}`, reported: rejected }
        : { supervisor: `17.${(from + index) % 9}.0` },
    );
  return reportOf({ 'acme/a': devices(0, 30_000), 'acme/b': devices(7, 15_000), 'acme/c': devices(3, 5000) });
}

describe('the page of an audit in a browser', () => {
  let example: string;
  before(async () => {
    example = toAuditHtml(await exampleAudit());
  });

  const looks: readonly Look[] = [
    { width: 1400 },
    { width: 1400, colours: 'dark' },
    { width: 420 },
    { width: 420, colours: 'dark' },
  ];
  for (const look of looks) {
    it(`bars nobody, asks for nothing and complains of nothing: ${JSON.stringify(look)}`, () =>
      withPage(example, look, async (page, { messages, requests }) => {
        assert.deepEqual(await barriersIn(page), []);
        assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= look.width);
        await page.locator('summary').click();
        await page.locator('#scroller tbody button').first().click();
        assert.deepEqual(await barriersIn(page), []);
        assert.deepEqual([messages, requests], [[], []]);
      }));
  }

  it('shows the numbers, and needs no scripts for them', () =>
    withPage(example, { width: 1400, scripts: false }, async (page) => {
      assert.match(await page.locator('h1').innerText(), /3 fleets: 9 of 43 devices reject/);
      const fleets = await page.locator('#fleets tbody tr').allInnerTexts();
      assert.deepEqual(
        fleets.map((row) => row.split(/\s+/).join(' ')),
        ['acme/signage 11 5 5 1 0 0 0 4 88.8%', 'acme/kiosk 32 27 3 0 1 1 1 10 100%', 'acme/spare 0 0 0 0 0 0 0 0 –'],
      );
      assert.match(
        await page.locator('#versions').innerText(),
        /11\.4\.10\s+1\s+1 rejects\s+from 12\.0\.0 on: web asks for sw\.supervisor >=12\s+12\.7\.0/,
      );
      assert.match(
        await page.locator('#excuses').innerText(),
        /2027-01-31\s+68 days\s+acme\/kiosk\s+1 device\s+replaced in January/,
      );
      assert.match(await page.locator('#devices noscript').innerText(), /needs scripts/);
    }));

  it('searches, filters and sorts its devices', () =>
    withPage(example, { width: 1400 }, async (page) => {
      assert.equal(await counted(page), '43 of 43 devices');
      assert.match((await namesIn(page))[0] ?? '', /^shop-17/);
      await page.getByLabel('Search').fill('SIGN-1 aarch64');
      assert.equal(await counted(page), '3 of 43 devices');
      assert.deepEqual(
        (await namesIn(page)).map((name) => name.split(' ')[0]),
        ['sign-1', 'sign-11', 'sign-10'],
      );
      await page.getByLabel('Search').fill('sign');
      await page.getByLabel('Judgement').selectOption('misjudged');
      assert.deepEqual(await namesIn(page), ['sign-7 (6261eaf)']);
      await page.getByLabel('Search').fill('');
      await page.getByLabel('Judgement').selectOption('');
      await page.locator('#fleet').selectOption('acme/signage');
      assert.equal(await counted(page), '11 of 43 devices');
      await page.getByRole('button', { name: 'Name' }).click();
      assert.deepEqual((await namesIn(page)).map((name) => name.split(' ')[0]).slice(-2), ['sign-10', 'sign-11']);
      await page.getByRole('button', { name: 'Name' }).click();
      assert.match((await namesIn(page))[0] ?? '', /^sign-11 /);
      const sorted = await page
        .locator('#scroller thead th')
        .evaluateAll((heads) => heads.map((head) => head.ariaSort));
      assert.deepEqual(
        sorted.filter((order) => order !== 'none'),
        ['descending'],
      );
      await page.getByLabel('Search').fill('nobody');
      assert.deepEqual([await counted(page), await namesIn(page)], ['0 of 43 devices', []]);
    }));

  it('is used by keyboard alone', () =>
    withPage(example, { width: 1400, height: 900 }, async (page) => {
      await page.getByRole('button', { name: 'Why' }).focus();
      await page.keyboard.press('Tab');
      await waitForFocus(page, 'shop-17 ');
      const [first = '', second = ''] = await namesIn(page);
      await page.keyboard.press('ArrowDown');
      await waitForFocus(page, second);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      await waitForFocus(page, first);
      await page.keyboard.press('End');
      // By judgement, then by name.
      await waitForFocus(page, 'station-08 ');
      assert.equal((await namesIn(page)).at(-1), 'station-08 (0102e4b)');
      await page.keyboard.press('PageUp');
      await page.locator('tbody button:focus', { hasNotText: 'station-08' }).waitFor();
      await page.keyboard.press('Home');
      await waitForFocus(page, 'shop-17 ');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      assert.match(await dialog.innerText(), /^Close\nshop-17\n\s*UUID\n\s*53525492245f48b128ecaf6a12c54914/);
      assert.match(
        await dialog.innerText(),
        /web asks for sw\.supervisor >=12; .* balenaOS 2\.61\.0 or newer has it\./,
      );
      await page.keyboard.press('Escape');
      assert.ok(!(await dialog.isVisible()));
      await waitForFocus(page, 'shop-17 ');
      // One stop for all rows: the next is outside.
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate('document.activeElement.closest("tbody")'), null);
    }));

  it('turns dark and light', () =>
    withPage(example, { width: 1400 }, async (page) => {
      const back = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
      const light = await back();
      await page.getByRole('button', { name: 'Show the page dark' }).click();
      assert.notEqual(await back(), light);
      assert.deepEqual(await barriersIn(page), []);
      await page.getByRole('button', { name: 'Show the page light' }).click();
      assert.equal(await back(), light);
    }));

  it('has its devices on paper, too, whatever it is shown as on the screen', () =>
    withPage(example, { width: 1400, height: 400 }, async (page) => {
      const all = () => page.locator('#scroller tbody th').count();
      assert.ok((await all()) < 43);
      await page.getByRole('button', { name: 'Show the page dark' }).click();
      await page.setViewportSize({ width: 718, height: 1000 });
      await page.emulateMedia({ media: 'print' });
      await page.evaluate('dispatchEvent(new Event("beforeprint"))');
      assert.equal(await all(), 43);
      assert.equal(await counted(page), '43 of 43 devices');
      assert.equal(await page.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)');
      assert.deepEqual(
        await page.evaluate(
          '[...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > 719 && !one.closest("svg")).map((one) => one.outerHTML.slice(0, 100))',
        ),
        [],
      );
      const why = await page.locator('#scroller tbody tr:not(.space) td:last-child').first().boundingBox();
      assert.ok((why?.width ?? 0) > 150, `${why?.width}`);
      await page.evaluate('dispatchEvent(new Event("afterprint"))');
      await page.emulateMedia({ media: 'screen' });
      // The browser tells the table a moment later that its window is small again.
      await page.locator('#scroller tbody th').nth(42).waitFor({ state: 'detached' });
      assert.match((await page.pdf()).subarray(0, 5).toString(), /^%PDF-/);
    }));

  it('goes on by keyboard from a row that was scrolled away', () =>
    withPage(example, { width: 1400, height: 500 }, async (page) => {
      await page.locator('#scroller tbody button').first().focus();
      await page.locator('#scroller').evaluate((scroller) => scroller.scrollTo({ top: scroller.scrollHeight }));
      await page.locator('#scroller tbody tr[aria-rowindex="44"]').waitFor();
      await page.locator('#scroller tbody tr[aria-rowindex="2"]').waitFor({ state: 'detached' });
      await page.keyboard.press('Alt+ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.locator('tr[aria-rowindex="3"] button:focus').waitFor();
    }));

  it('shows a device from its beginning, in a small window too', () =>
    withPage(example, { width: 1280, height: 300 }, async (page) => {
      await page.locator('#scroller tbody button').nth(5).click();
      const box = await page.locator('dialog h2').boundingBox();
      assert.ok(box && box.y >= 0 && box.y < 300, JSON.stringify(box));
    }));

  it('keeps long words of strangers within its borders', async () => {
    const report = await exampleAudit();
    const long = 'x'.repeat(400);
    const text = JSON.stringify(report)
      .replaceAll('"2.98.11+rev1"', `"${long}"`)
      .replaceAll('acme/kiosk', long)
      .replaceAll('"replaced in January"', `"${long}"`);
    const named = JSON.parse(text);
    named.fleets[2].error = { code: 'x', message: long };
    for (const width of [1024, 420]) {
      await withPage(toAuditHtml(named), { width }, async (page) => {
        assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= width);
      });
    }
  });

  it('stays small with 50,000 devices, and has all of them', async function () {
    this.timeout(120_000);
    const audit = await largeAudit();
    const all = audit.fleets.flatMap(({ releases }) =>
      releases.flatMap(({ groups }) => groups.flatMap((group) => group.devices)),
    );
    const largest = `device-${Math.max(...all.map(({ name }) => Number(name.slice('device-'.length))))}`;
    const html = toAuditHtml(audit);
    await withPage(html, { width: 1400 }, async (page, { messages, requests }) => {
      const standing = () => page.locator('#scroller tbody tr').count();
      assert.equal(await counted(page), '50,000 of 50,000 devices');
      assert.ok((await standing()) < 100);
      await page.getByRole('button', { name: 'Name' }).click();
      await page.locator('#scroller tbody button').first().focus();
      await page.keyboard.press('End');
      await waitForFocus(page, largest);
      assert.ok((await standing()) < 100);
      await page.locator('#scroller').evaluate((scroller) => scroller.scrollTo({ top: scroller.scrollHeight / 2 }));
      await page.locator('#scroller tr[aria-rowindex="25000"]').waitFor();
      await page.getByLabel('Judgement').selectOption('rejects');
      assert.equal(await counted(page), '16,667 of 50,000 devices');
      await page.getByLabel('Search').fill('acme/c 15.0.7');
      assert.equal(await counted(page), '83 of 50,000 devices');
      assert.deepEqual(await barriersIn(page), []);
      await page.getByLabel('Search').fill('');
      await page.emulateMedia({ media: 'print' });
      await page.evaluate('dispatchEvent(new Event("beforeprint"))');
      assert.equal(await counted(page), 'The first 500 of 16,667 of 50,000 devices');
      assert.equal(await page.locator('#scroller tbody th').count(), 500);
      assert.deepEqual([messages, requests], [[], []]);
    });
  });

  it('takes what devices are called for their names alone', async () => {
    const names = [
      '<img src=x onerror="globalThis.caught = 1">',
      '</script><script>globalThis.caught = 2</script>',
      '<!--<script>',
    ];
    const report = await reportOf({
      [names[0] ?? '']: [{ supervisor: '15.0.0' }, { supervisor: '15.0.1' }, { supervisor: '15.0.2' }],
    });
    let index = 0;
    const renamed = JSON.stringify(report).replaceAll(/"device-\d+"/g, () => JSON.stringify(names[index++ % 3]));
    await withPage(toAuditHtml(JSON.parse(renamed)), { width: 1400 }, async (page, { messages, requests }) => {
      const shown = (await namesIn(page)).map((name) => name.replace(/ \([0-9a-f]{7}\)$/, ''));
      assert.deepEqual(shown.toSorted(), names.toSorted());
      await page.locator('#scroller tbody button').first().click();
      assert.ok(names.includes(await page.locator('dialog h2').innerText()));
      assert.equal(await page.locator('img').count(), 0);
      assert.equal(await page.evaluate('globalThis.caught'), undefined);
      assert.deepEqual([messages, requests], [[], []]);
    });
  });
});
