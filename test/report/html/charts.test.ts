import assert from 'node:assert/strict';
import { type JudgementCounts, judgementBar, trendChart } from '../../../shared/report/html/charts.ts';

const none: JudgementCounts = { devices: 0, runs: 0, rejects: 0, misjudged: 0, unprotected: 0, unknown: 0 };
/** The pieces of a bar: class, where it begins, how wide it is. */
const piecesOf = (html: string) =>
  [...html.matchAll(/<rect class="(\w+)" x="([\d.]+)" y="0" width="([\d.]+)"/g)].map(([, name, x, width]) => [
    name,
    Number(x),
    Number(width),
  ]);

describe('a bar of devices by judgement', () => {
  const rows: readonly (readonly [
    counts: Partial<JudgementCounts>,
    most: number,
    pieces: readonly unknown[],
    said: string,
  ])[] = [
    [{}, 10, [], 'no devices'],
    [{ runs: 10 }, 10, [['runs', 0, 100]], '10 run it'],
    [
      { runs: 5, rejects: 2, unknown: 3 },
      20,
      [
        ['runs', 0, 25],
        ['rejects', 25, 10],
        ['unknown', 35, 15],
      ],
      '5 run it, 2 reject it, 3 unknown',
    ],
    // One of many is seen, too.
    [
      { misjudged: 1, unprotected: 49_999 },
      50_000,
      [
        ['misjudged', 0, 0.6],
        ['unprotected', 0.6, 99.998],
      ],
      '1 misjudged, 49,999 unprotected',
    ],
    [{ runs: 0 }, 0, [], 'no devices'],
  ];
  for (const [counts, most, pieces, said] of rows) {
    it(said, () => {
      const { html } = judgementBar({ ...none, ...counts }, most);
      assert.deepEqual(piecesOf(html), pieces);
      assert.ok(html.includes(`aria-label="${said}"`) && html.includes(`<title>${said}</title>`));
    });
  }
});

describe('the chart of a trend', () => {
  const point = (day: number, rejecting: number) => ({
    at: `2026-11-${day}T02:00:00.000Z`,
    fleets: 1,
    devices: 9,
    rejecting,
    misjudged: 0,
    unprotected: 0,
    unknown: 0,
    excused: 0,
  });
  const rows = [
    [[4, 0, 2], '0.0,0.0 150.0,60.0 300.0,30.0', 'From 4 on 2026-11-20 to 2 on 2026-11-22, at most 4', '4'],
    [[0, 0], '0.0,60.0 300.0,60.0', 'From 0 on 2026-11-20 to 0 on 2026-11-21, at most 0', ''],
  ] as const;
  for (const [numbers, points, said, top] of rows) {
    it(said, () => {
      const { html } = trendChart(numbers.map((rejecting, index) => point(20 + index, rejecting)));
      assert.ok(html.includes(`points="${points}"`), html);
      assert.ok(html.includes(`aria-label="${said}"`), html);
      assert.ok(html.includes(`<div class="y" aria-hidden="true"><span>${top}</span><span>0</span></div>`), html);
    });
  }
});
