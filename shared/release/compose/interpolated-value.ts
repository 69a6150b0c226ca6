import { excerpt, quoted } from '../excerpt.ts';
import type { Problems } from '../problems.ts';
import { type Entry, type ListValue, type MapValue, mapAt, type ScalarValue, type Value } from '../yaml/value.ts';
import type { Environment } from './environment.ts';
import { interpolate } from './interpolation.ts';

/**
 * A compose file's values with the variables in them replaced. Only values, not keys; what is
 * shared by aliases is replaced once, and stays shared. A variable that compose-go refuses makes
 * the whole release undecided, for it reads the file as a whole.
 */
export function interpolateValue(root: Value, environment: Environment, problems: Problems): Value {
  const done = new Map<Value, Value>();

  function value(from: Value): Value {
    const known = done.get(from);
    if (known !== undefined) return known;
    const into = from.kind === 'map' ? map(from) : from.kind === 'list' ? list(from) : scalar(from);
    done.set(from, into);
    return into;
  }

  function map(from: MapValue): MapValue {
    let changed = false;
    const entries = new Map<string, Entry>();
    for (const [name, entry] of from.entries) {
      const into = value(entry.value);
      changed ||= into !== entry.value;
      entries.set(name, into === entry.value ? entry : { ...entry, value: into });
    }
    return changed ? mapAt(from.place, entries, from.tag) : from;
  }

  function list(from: ListValue): ListValue {
    const items = from.items.map(value);
    return items.some((item, index) => item !== from.items[index]) ? { ...from, items } : from;
  }

  function scalar(from: ScalarValue): ScalarValue {
    if (typeof from.value !== 'string' || !from.value.includes('$')) return from;
    const { text, unset, problem } = interpolate(from.value, environment.lookup);
    const file = excerpt(from.place.source.file);
    if (problem?.kind === 'invalid') {
      problems.add(
        'variable-invalid',
        from.place,
        `${quoted(problem.part)} is no valid use of a variable, so the builder refuses ${file}. Write \${NAME}, or $$ for a plain dollar sign.`,
      );
      problems.undecide(`${file} uses a variable in a way that is not valid.`);
    } else if (problem?.kind === 'required') {
      const said = problem.message === '' ? '' : `, and ${file} says: ${quoted(problem.message)}`;
      problems.add(
        'variable-required',
        from.place,
        `The variable ${excerpt(problem.name)} must be set here and isn't${said}. The builder refuses the release without it; set it in the environment or in .env.`,
      );
      problems.undecide(`The variable ${excerpt(problem.name)}, which ${file} requires, isn't set.`);
    }
    return { ...from, value: text, ...(unset.length > 0 && { unset }) };
  }

  return value(root);
}
