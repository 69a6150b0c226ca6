import type { Answer, Fault } from './fault.ts';

// Lists that look well and are not: the wrong number of rows, or rows that were there before.

/** A `$count` that is off by so many: above the truth, or below it. */
export function miscounted(by: number): Fault {
  return rewriting(`miscounted by ${by}`, (count) => (count as number) + by);
}

/** The page before once more. */
export const repeatedPage = rewriting('repeated page', (rows, previous) => previous ?? rows);

/** A page that begins with the last rows of the one before, and so ends before its own last rows. */
export function overlappingPage(by: number): Fault {
  return rewriting(`overlapping by ${by}`, (rows, previous) =>
    Array.isArray(rows) && Array.isArray(previous) ? [...previous.slice(-by), ...rows.slice(0, -by)] : rows,
  );
}

/** The rows of the page, last first. */
export const backwardsPage = rewriting('backwards', (rows) => (Array.isArray(rows) ? rows.toReversed() : rows));

/** The proper answer with its `d` changed; the other `d` is that of the answer before. */
function rewriting(name: string, change: (d: unknown, previous: unknown) => unknown): Fault {
  return {
    name,
    async deliver({ truth, previous }) {
      const answer = await truth();
      const body = JSON.stringify({ d: change(contentOf(answer), previous && contentOf(previous)) });
      return { kind: 'answer', answer: { ...answer, body } };
    },
  };
}

const contentOf = ({ body }: Answer): unknown => (JSON.parse(body) as { d: unknown }).d;
