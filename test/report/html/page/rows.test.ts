import assert from 'node:assert/strict';
import type { DeviceGroup } from '../../../../shared/report/html/page/device-data.ts';
import { type Choice, choose, rowsOf } from '../../../../shared/report/html/page/rows.ts';

const group = (fleet: string, os: string, judgement: string, why = ''): DeviceGroup => ({
  fleet,
  release: 'release 1',
  type: 'raspberrypi3',
  os,
  supervisor: '17.0.0',
  judgement,
  since: '',
  next: '',
  reports: '',
  why,
  findings: why === '' ? [] : [{ about: '', message: `${why} and more`, advice: '' }],
});
const rows = rowsOf(
  [
    group('a/a', '2.9.0', 'runs'),
    group('a/a', '2.10.0', 'rejects', 'web asks for arch.sw aarch64'),
    group('b/b', '2.9.0', 'unknown'),
    group('b/b', '6.0.0', 'rejects, excused'),
    group('b/b', '6.0.0', 'misjudged'),
  ],
  [
    ['pi-10', 'aaaa', 0],
    ['pi-9', 'bbbb', 1],
    ['Kiosk', 'cccc', 2],
    ['sign', 'dddd', 3],
    ['screen', 'eeee', 4],
    ['pi-1', 'ffff', 0],
  ],
);
const all: Choice = { search: '', fleet: '', judgement: '', sortBy: 'name', isDescending: false };

describe('the table of devices', () => {
  const choices: readonly (readonly [choice: Partial<Choice>, names: string])[] = [
    [{}, 'Kiosk pi-1 pi-9 pi-10 screen sign'],
    [{ isDescending: true }, 'sign screen pi-10 pi-9 pi-1 Kiosk'],
    [{ sortBy: 'os' }, 'Kiosk pi-1 pi-10 pi-9 screen sign'],
    [{ sortBy: 'fleet', isDescending: true }, 'sign screen Kiosk pi-10 pi-9 pi-1'],
    // What needs a look comes first.
    [{ sortBy: 'judgement' }, 'pi-9 screen Kiosk sign pi-1 pi-10'],
    [{ search: 'PI-' }, 'pi-1 pi-9 pi-10'],
    [{ search: 'aarch64 pi' }, 'pi-9'],
    [{ search: 'and more' }, 'pi-9'],
    [{ search: ' b/b ' }, 'Kiosk screen sign'],
    [{ search: 'eeee' }, 'screen'],
    [{ search: 'nothing' }, ''],
    [{ fleet: 'b/b' }, 'Kiosk screen sign'],
    [{ fleet: 'b/b', judgement: 'misjudged' }, 'screen'],
    [{ judgement: 'rejects' }, 'pi-9'],
  ];
  for (const [choice, names] of choices) {
    it(`with ${JSON.stringify(choice)} shows ${names || 'nothing'}`, () =>
      assert.equal(
        choose(rows, { ...all, ...choice })
          .map(({ name }) => name)
          .join(' '),
        names,
      ));
  }

  it('leaves the rows as they are', () => {
    const before = rows.map(({ name }) => name);
    choose(rows, { ...all, isDescending: true });
    assert.deepEqual(
      rows.map(({ name }) => name),
      before,
    );
  });
});
