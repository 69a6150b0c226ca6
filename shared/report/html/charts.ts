import type { AuditCounts, TrendPoint } from '../audit/audit-report.ts';
import { moment } from '../moment.ts';
import { thousands } from '../numbers.ts';
import { element, type Html } from './elements.ts';

/** The five judgements as the page calls and colours them. */
const judgements = [
  ['runs', 'run it'],
  ['rejects', 'reject it'],
  ['misjudged', 'misjudged'],
  ['unprotected', 'unprotected'],
  ['unknown', 'unknown'],
] as const;

export type JudgementCounts = Pick<AuditCounts, 'devices' | (typeof judgements)[number][0]>;

/** Which colour is which judgement. Every bar says it in words, too. */
export function judgementLegend(): Html {
  const kinds = judgements.map(([key, word]) => element('li', { class: key }, word));
  return element('ul', { class: 'legend', 'aria-hidden': 'true' }, ...kinds);
}

/** of a bar's hundred: one device of many is to be seen, too */
const thinnest = 0.6;

/** One bar of devices by judgement, as wide as they are of the most that there are; its numbers stand beside. */
export function judgementBar(counts: JudgementCounts, most: number): Html {
  const scale = 100 / Math.max(1, most);
  let at = 0;
  const pieces = judgements.flatMap(([key]) => {
    if (counts[key] === 0) return [];
    const width = Math.max(thinnest, counts[key] * scale);
    const piece = element('rect', { class: key, x: at.toFixed(3), y: 0, width: width.toFixed(3), height: 8 });
    at += width;
    return [piece];
  });
  const said = judgements
    .filter(([key]) => counts[key] > 0)
    .map(([key, word]) => `${thousands(counts[key])} ${word}`)
    .join(', ');
  return element(
    'svg',
    {
      class: 'bar',
      viewBox: '0 0 100 8',
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': said || 'no devices',
    },
    element('title', {}, said || 'no devices'),
    ...pieces,
  );
}

/** of the drawing, in its own units: it is stretched to whatever room there is */
const width = 300;
const height = 60;

/** How many devices rejected at the last audits, as a line between its first and last day; a table beside it says the same. */
export function trendChart(trend: readonly TrendPoint[]): Html {
  const most = Math.max(0, ...trend.map(({ rejecting }) => rejecting));
  const step = width / Math.max(1, trend.length - 1);
  const places = trend.map(
    ({ rejecting }, index) =>
      `${(index * step).toFixed(1)},${(height - (rejecting / Math.max(1, most)) * height).toFixed(1)}`,
  );
  const first = trend[0];
  const last = trend.at(-1);
  const day = (point: TrendPoint | undefined) => moment(point?.at ?? '').slice(0, 10);
  const said = `From ${first?.rejecting} on ${day(first)} to ${last?.rejecting} on ${day(last)}, at most ${most}`;
  const label = (name: string, from: string, to: string) =>
    element('div', { class: name, 'aria-hidden': 'true' }, element('span', {}, from), element('span', {}, to));
  return element(
    'div',
    { class: 'trend' },
    label('y', most > 0 ? thousands(most) : '', '0'),
    element(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': said },
      element('polyline', { points: places.join(' ') }),
      // A line of no length with round ends is a dot that no stretching makes an egg.
      element('path', { d: places.map((place) => `M${place}h0`).join('') }),
    ),
    label('x', day(first), day(last)),
  );
}
