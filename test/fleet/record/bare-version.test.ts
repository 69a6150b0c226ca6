import assert from 'node:assert/strict';
import {
  bareKernelVersion,
  bareL4tVersion,
  bareOsVersion,
  bareSupervisorVersion,
} from '../../../shared/fleet/record/bare-version.ts';

type Row = readonly [written: string, bare: string | undefined];

const tables: readonly (readonly [(written: string) => string | undefined, readonly Row[]])[] = [
  [
    bareOsVersion,
    [
      ['balenaOS 2.46.1+rev1', '2.46.1+rev1'],
      ['Resin OS 2.0.0-beta.1', '2.0.0-beta.1'],
      ['resinOS 2.12.0', '2.12.0'],
      ['balena OS 2.50.1', '2.50.1'],
      ['2.46.1+rev1', '2.46.1+rev1'],
      [' 2.46.1 ', '2.46.1'],
      ['balenaOS', undefined],
      ['balenaOS ', undefined],
      ['', undefined],
      [' ', undefined],
    ],
  ],
  [
    bareSupervisorVersion,
    [
      ['10.6.13', '10.6.13'],
      ['v10.6.13', '10.6.13'],
      ['17.0.0-rc.1+build', '17.0.0-rc.1+build'],
      ['10.8', undefined],
      ['10.8.0_logstream', undefined],
      ['', undefined],
      ['1'.repeat(255), undefined],
    ],
  ],
  [
    bareKernelVersion,
    [
      ['4.9.140-l4t-r32.4', '4.9.140'],
      ['5.15.34', '5.15.34'],
      ['6.1.77-v8+', '6.1.77'],
      ['5.10', undefined],
      ['Linux 5.10.1', undefined],
      ['', undefined],
    ],
  ],
  [
    bareL4tVersion,
    [
      ['32.7', '32.7'],
      ['32.3.1', '32.3.1'],
      ['36.4-1012.12', '36.4'],
      ['35.3.ga', '35.3'],
      ['35.3.1.2', '35.3.1'],
      ['32', undefined],
      ['r32.7', undefined],
      ['', undefined],
    ],
  ],
];

for (const [bare, rows] of tables) {
  describe(bare.name, () => {
    for (const [written, expected] of rows)
      it(`of ${JSON.stringify(written.slice(0, 30))}`, () => assert.equal(bare(written), expected));
  });
}
