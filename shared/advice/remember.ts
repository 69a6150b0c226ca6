/** Remembers what a function makes of two objects. */
export function rememberByTwo<A, B, Value>(make: (a: A, b: B) => Value): (a: A, b: B) => Value {
  const known = new Map<A, Map<B, Value>>();
  return (a, b) => {
    const ofA = known.get(a) ?? new Map<B, Value>();
    known.set(a, ofA);
    if (ofA.has(b)) return ofA.get(b) as Value;
    const made = make(a, b);
    ofA.set(b, made);
    return made;
  };
}
