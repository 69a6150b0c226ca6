import { type Facts, firstStep, follow } from '../fleet/index.ts';

/** how many facts are known by their object alone; a reader may give each device an object of its own */
const remembered = 10_000;

/**
 * Finds the one value that belongs to a set of facts, whichever object holds them: equal facts,
 * equal value. Unknown and absent facts are told apart, and so is where they come from.
 */
export function makeFactsIndex<Value extends object>(make: (facts: Facts) => Value): (facts: Facts) => Value {
  const root = firstStep<Value>();
  const byObject = new Map<Facts, Value>();
  return (facts) => {
    const known = byObject.get(facts);
    if (known) return known;
    let step = follow(root, facts.supervisorVersion);
    step = follow(step, facts.osVersion);
    step = follow(step, facts.osSlug);
    step = follow(step, facts.deviceType);
    step = follow(step, facts.arch);
    step = follow(step, facts.kernelVersion);
    step = follow(step, facts.l4tVersion);
    step = follow(step, facts.origin && JSON.stringify(facts.origin));
    step.found ??= make(facts);
    if (byObject.size >= remembered) byObject.clear();
    byObject.set(facts, step.found);
    return step.found;
  };
}
