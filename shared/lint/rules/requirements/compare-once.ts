import type { Asked } from '../../asked.ts';

/** What is to be said of two requirements; undefined where there is nothing. */
export type Compare = (a: Asked, b: Asked) => Promise<string | undefined>;

/** How much is still compared in a project: each question counts, and at its first time each pair of alternatives. */
export interface ComparisonBudget {
  left: number;
}

/**
 * Compares what asks for the same just once, however many services ask for it, and nothing more once the budget is
 * used up: a project may have thousands of requirements, each a long range, and then not all is told.
 */
export function compareOnce(compare: Compare, budget: ComparisonBudget): Compare {
  const numbers = new Map<string | Asked, number>();
  const numberOf = (asked: Asked) => {
    const known = numbers.get(asked);
    if (known !== undefined) return known;
    const key = keyOf(asked);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(asked, number).set(key, number);
    return number;
  };
  const answers = new Map<number, Map<number, string | undefined>>();
  return async (a, b) => {
    if (budget.left <= 0) return undefined;
    budget.left -= 1;
    const answersOfA = answers.get(numberOf(a)) ?? new Map<number, string | undefined>();
    answers.set(numberOf(a), answersOfA);
    const other = numberOf(b);
    if (answersOfA.has(other)) return answersOfA.get(other);
    budget.left -= (a.range?.set.length ?? 1) * (b.range?.set.length ?? 1);
    const answer = await compare(a, b);
    answersOfA.set(other, answer);
    return answer;
  };
}

/** the keys by which two requirements are the same, where they have no other */
const compared = ['type', 'slug', 'version'];

function keyOf(asked: Asked): string | Asked {
  const { type, slug, version, body } = asked;
  return Object.keys(body).every((key) => compared.includes(key)) ? JSON.stringify([type, slug, version]) : asked;
}
