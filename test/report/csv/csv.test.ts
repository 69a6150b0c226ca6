import assert from 'node:assert/strict';
import { toCsv } from '../../../shared/report/index.ts';
import { checkComparedKiosk } from '../../support/compared-kiosk.ts';
import { checkExample } from '../../support/examples.ts';
import { nastyCheck } from '../../support/nasty-check.ts';
import { readCsv } from '../../support/read-csv.ts';

type Row = Readonly<Record<string, string>>;

/** The rows as objects by the header. */
function rowsOf(pieces: Iterable<string>): Row[] {
  const [header = [], ...rows] = readCsv([...pieces].join(''));
  return rows.map((cells) => Object.fromEntries(header.map((column, index) => [column, cells[index] ?? ''])));
}

describe('toCsv', () => {
  it('has a row a device, with what it has', async () => {
    const rows = rowsOf(toCsv(await checkExample('kiosk')));
    assert.equal(rows.length, 64);
    assert.equal(new Set(rows.map(({ uuid }) => uuid)).size, 64);
    const { findings, uuid, ...row } = rows.find(({ name }) => name === 'shop-06') ?? {};
    assert.deepEqual(row, {
      fleet: 'acme/kiosk',
      name: 'shop-06',
      judgement: 'rejects',
      before: '',
      change: '',
      excused: '',
      supervisor: '12.7.0',
      os: '2.80.3+rev1',
      'device type': 'raspberrypi3',
      arch: 'armv7hf',
      l4t: 'none',
      kernel: '5.4.83',
    });
    assert.match(
      findings ?? '',
      /^browser asks for arch\.sw aarch64.* sync asks for sw\.supervisor >=12\.11\.0; .*\.$/,
    );
    assert.equal(uuid?.length, 32);
  });

  it('leaves a fact empty that nobody knows, and says nothing of a device that runs all', async () => {
    const rows = rowsOf(toCsv(await checkExample('kiosk')));
    assert.equal(rows.find(({ name }) => name === 'boxed-01')?.['supervisor'], '');
    assert.ok(rows.some(({ judgement, findings }) => judgement === 'runs' && findings === ''));
  });

  it('says what changes, and what is excused why', async () => {
    const rows = rowsOf(toCsv(await checkComparedKiosk()));
    const of = (device: string) => {
      const { before, change, excused } = rows.find(({ name }) => name === device) ?? {};
      return [before, change, excused];
    };
    assert.deepEqual(of('shop-06'), [
      'rejects',
      'unchanged',
      'until 2027-03-31: Closes in spring, and the board goes with it.',
    ]);
    // Its excuse ran out.
    assert.deepEqual(of('shop-10'), ['runs', 'newly-rejecting', '']);
  });

  it('has a row for a fleet that could not be read, and for a check that could not be done', async () => {
    const unread = rowsOf(toCsv(await nastyCheck('gone', true))).filter(({ judgement }) => judgement === 'error');
    assert.deepEqual(
      unread.map(({ fleet, uuid, findings }) => [fleet, uuid, findings]),
      [['gone', '', 'gone']],
    );
    const check = await nastyCheck('x');
    const error = { code: 'x', message: 'It could not be done.' };
    const failed = { ...check, result: { status: 'error', failOn: [], reasons: [], error } as const };
    assert.deepEqual(rowsOf(toCsv(failed)).at(-1)?.['findings'], 'It could not be done.');
  });
});
