/**
 * What can be said of a statement about a device: true, false, or undefined where it depends on a
 * fact that nobody knows. The two joins below are Kleene's: an unknown counts only if the outcome
 * depends on it.
 */
export type Truth = boolean | undefined;

/** true if all are, false if one is false, else unknown; true of nothing */
export function all(truths: Iterable<Truth>): Truth {
  let result: Truth = true;
  for (const truth of truths) {
    if (truth === false) return false;
    if (truth === undefined) result = undefined;
  }
  return result;
}

/** true if one is, false if all are false, else unknown; false of nothing */
export function some(truths: Iterable<Truth>): Truth {
  let result: Truth = false;
  for (const truth of truths) {
    if (truth === true) return true;
    if (truth === undefined) result = undefined;
  }
  return result;
}

export function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}
