import { type Entry, isNull, isReset, listAt, type MapValue, mapAt, type Value } from '../yaml/value.ts';

/** Stops a merge that would copy more than any honest project holds. */
export interface MergeBudget {
  left: number;
  /** set once it has been told that nothing is left */
  told?: true;
}

/**
 * One value laid over another, as compose-go does for `extends` and for files that override each
 * other: maps key by key, lists one behind the other, anything else is replaced. `!reset` takes a
 * key away, `!override` replaces what a merge would have joined, and an empty value over a map or
 * list changes nothing. Where the budget is used up the base is given back as it is.
 */
export function mergeValues(base: Value, over: Value, budget: MergeBudget): Value {
  if (over.tag === '!override' || isReset(over)) return over;
  if (base.kind === 'map' && over.kind === 'map') return mergeMaps(base, over, budget);
  if (base.kind === 'list' && over.kind === 'list') {
    budget.left -= base.items.length + over.items.length;
    return budget.left < 0 ? base : listAt(over.place, [...base.items, ...over.items], base.tag);
  }
  return base.kind !== 'scalar' && isNull(over) ? base : over;
}

function mergeMaps(base: MapValue, over: MapValue, budget: MergeBudget): MapValue {
  budget.left -= base.entries.size + over.entries.size;
  if (budget.left < 0) return base;
  const entries = new Map<string, Entry>(base.entries);
  for (const [name, entry] of over.entries) {
    const known = entries.get(name);
    if (isReset(entry.value)) entries.delete(name);
    else if (known === undefined || isReset(known.value)) entries.set(name, entry);
    else {
      const value = mergeValues(known.value, entry.value, budget);
      // where the base was kept as it is, so is the place where it is written
      entries.set(name, value === known.value ? known : { ...entry, value });
    }
  }
  return mapAt(over.place, entries, base.tag);
}
