import assert from 'node:assert/strict';
import type { Check } from '../../../shared/policy/index.ts';
import { commentsPage } from '../../docs/pictures/comments-page.ts';
import { type Measured, measurePage } from '../../support/browser/chromium.ts';
import { checkAdvisedKiosk } from '../../support/compared-kiosk.ts';
import { nastyCheck } from '../../support/nasty-check.ts';
import { nastyNames } from '../../support/nasty-names.ts';

const show = (checks: readonly Check[], width: number) => measurePage(commentsPage(checks), width);

/** What overflows other than a table, which scrolls in itself. */
const overflowing = ({ overflowing }: Measured) => overflowing.filter((html) => !html.startsWith('<table'));

/** The comment as a browser shows it, in GitHub's measures. */
describe('the comment in a browser', () => {
  it('has tables with all their cells, and nothing of their syntax to be seen', async () => {
    const { articles } = await show([await checkAdvisedKiosk()], 900);
    // The numbers of one fleet in nine columns; six services in four.
    assert.deepEqual(
      articles.map(({ tables }) => tables),
      [
        [
          [9, 9],
          [4, 4, 4, 4, 4, 4, 4],
        ],
      ],
    );
    for (const row of [/^acme\/kiosk\t64\t16\t33\t11\t16\t2\t2\t1$/m, /^inference-orin \(optional\)\t5\t30\t2$/m]) {
      assert.match(articles[0]?.text ?? '', row);
    }
    assert.doesNotMatch(articles[0]?.text ?? '', /[|`<*]|--|&#|^[#>]|run=1/m);
  });

  it('has room on a screen, and on a narrow one just the table of numbers scrolls', async () => {
    const check = await checkAdvisedKiosk();
    assert.deepEqual((await show([check], 900)).overflowing, []);
    const narrow = await show([check], 500);
    assert.deepEqual(overflowing(narrow), []);
    assert.equal(narrow.overflowing.length, 1);
  });

  for (const isError of [false, true]) {
    const where = isError ? ' of a check that could not be done' : '';

    it(`is made of the same elements, whatever strangers are called, in one${where}`, async () => {
      const checks = await Promise.all(['plain', ...nastyNames].map((name) => nastyCheck(name, isError)));
      const { articles } = await show(checks, 900);
      assert.equal(articles.length, checks.length);
      const [plain, ...nasty] = articles;
      for (const [index, { elements, tables }] of nasty.entries()) {
        assert.deepEqual(elements, plain?.elements, nastyNames[index]);
        assert.deepEqual(tables, plain?.tables, nastyNames[index]);
      }
    });

    it(`keeps long names within its borders, in one${where}`, async () => {
      const long = ['x'.repeat(3000), '`'.repeat(3000), '中'.repeat(3000), 'long name '.repeat(300), '-_'.repeat(1500)];
      const checks = await Promise.all(long.map((name) => nastyCheck(name, isError)));
      assert.deepEqual(overflowing(await show(checks, 900)), []);
    });
  }
});
