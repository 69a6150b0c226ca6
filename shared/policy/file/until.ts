import { quoted, type Value } from '../../release/index.ts';
import { textOf } from './fields.ts';
import type { PolicyProblems } from './problems.ts';

/** how many years ahead an excuse may end; what is to hold for longer is no excuse but a rule */
const longestYears = 2;

/**
 * The last day of an excuse, as `2026-12-31`; undefined where it can't be one, or lies over two years ahead, which is
 * told. A day that is over is just a warning: files grow old by themselves, and that must break no check. `today` is
 * written in the same way.
 */
export function untilOf(value: Value, today: string, problems: PolicyProblems): string | undefined {
  const until = textOf(value, 'until', problems);
  if (until === undefined) return undefined;
  if (!isDay(until)) {
    const what = /^\d{4}-\d{2}-\d{2}$/.test(until) ? 'which no calendar has' : 'which is no day';
    const message = `until is ${quoted(until)}, ${what}. Write a day like ${today}.`;
    problems.add('policy-date-invalid', value.place, message);
    return undefined;
  }
  const latest = latestDay(today);
  if (until > latest) {
    const message = `until is ${until}, which is over two years from now. An excuse is there to end: write a day up to ${latest}, and a later one when that comes near.`;
    problems.add('policy-excuse-too-long', value.place, message);
    return undefined;
  }
  if (until < today) {
    const message = `This excuse ended with ${until} and excuses nobody any more. Remove it, or write a later day.`;
    problems.add('policy-excuse-over', value.place, message);
  }
  return until;
}

/** The same day of a later year; of a leap day the one before, where that year has none. */
function latestDay(today: string): string {
  const same = `${Number(today.slice(0, 4)) + longestYears}${today.slice(4)}`;
  return isDay(same) ? same : same.replace(/29$/, '28');
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = new Date(`${text}T00:00:00Z`);
  // 30 February is taken for a day of March
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}
