import { locate, type Value } from '../../release/index.ts';
import type { Excuse } from '../policy.ts';
import { deviceKeys, devicesOf } from './devices.ts';
import { fieldsOf, textOf } from './fields.ts';
import type { PolicyProblems } from './problems.ts';
import { untilOf } from './until.ts';

const longestReason = 1000;
const keys = [...deviceKeys, 'service', 'requirement', 'reason', 'until'] as const;

/**
 * One excuse; undefined where something is wrong with it, which is told. A half excuse would excuse more than was
 * meant. `today` is a date in UTC, `2026-11-24`.
 */
export function readExcuse(value: Value, today: string, problems: PolicyProblems): Excuse | undefined {
  const fields = fieldsOf(value, 'The excuse', keys, problems);
  if (value.kind !== 'map') return undefined;
  tellMissing(value, fields, problems);
  const text = (key: (typeof keys)[number], longest?: number) => {
    const field = fields.get(key);
    return field && textOf(field, key, problems, longest);
  };
  const last = fields.get('until');
  const devices = devicesOf(value, fields, problems);
  const [service, requirement, reason] = [text('service'), text('requirement'), text('reason', longestReason)];
  const until = last && untilOf(last, today, problems);
  const isWhole =
    fields.has('service') === (service !== undefined) && fields.has('requirement') === (requirement !== undefined);
  if (!devices || reason === undefined || until === undefined || !isWhole) return undefined;
  return {
    devices,
    ...(service !== undefined && { service }),
    ...(requirement !== undefined && { requirement }),
    reason: reason.trim(),
    until,
    location: locate(value.place),
  };
}

function tellMissing({ place }: Value, fields: ReadonlyMap<string, Value>, problems: PolicyProblems): void {
  const [isReason, isUntil] = [fields.has('reason'), fields.has('until')];
  if (isReason && isUntil) return;
  const lacks = isUntil ? 'no reason' : isReason ? 'no last day' : 'no reason and no last day';
  const todo = isUntil ? '"reason"' : isReason ? '"until"' : '"reason" and "until"';
  problems.add('policy-excuse-incomplete', place, `The excuse has ${lacks}. Write ${todo}.`);
}
