import { shorten } from '../supervisor/index.ts';
import type { SharedFinding } from './causes.ts';

/** how many different pieces of advice for one finding are told */
const most = 3;

/**
 * The advice for one finding. Where kinds of devices need another, it is said of which type each is; undefined
 * where there is none.
 */
export function sharedAdvice({ kinds }: Pick<SharedFinding, 'kinds'>): string | undefined {
  const types = new Map<string | undefined, Set<string>>();
  for (const { advice, facts } of kinds) {
    const ofAdvice = types.get(advice) ?? new Set<string>();
    types.set(advice, ofAdvice.add(facts.deviceType ?? 'the others'));
  }
  const told = [...types].flatMap(([advice, ofAdvice]) => (advice === undefined ? [] : [{ advice, ofAdvice }]));
  const [only] = told;
  if (!only || types.size === 1) return only?.advice;
  const shown = told.slice(0, most).map(({ advice, ofAdvice }) => `For ${listed(ofAdvice)}: ${advice}`);
  return [...shown, ...(told.length > most ? ['For others something else helps.'] : [])].join(' ');
}

function listed(types: ReadonlySet<string>): string {
  const names = [...types].sort().map(shorten);
  return names.length > most ? `${names.slice(0, most).join(', ')} and others` : names.join(', ');
}
