import { isObject, type JsonObject, own } from './json.ts';

const askedByName = new Set(['hw.device-type', 'arch.sw']);

/**
 * A contract as its author meant it: a device type or architecture that is asked for by `name`
 * alone is asked for by `slug`. Some Supervisors understand a name, newer ones drop it without a
 * word; nobody writes it to ask for nothing.
 */
export function asMeant(body: unknown): unknown {
  if (!isObject(body)) return body;
  const requires = own(body, 'requires');
  return Array.isArray(requires) ? { ...body, requires: requires.map(meantRequirement) } : body;
}

function meantRequirement(entry: unknown): unknown {
  if (!isObject(entry)) return entry;
  const alternatives = own(entry, 'or');
  if (Array.isArray(alternatives) && own(entry, 'type') === undefined) {
    return { ...entry, or: alternatives.map(meantAlternative) };
  }
  return meantAlternative(entry);
}

function meantAlternative(entry: unknown): unknown {
  return isObject(entry) && isAskedByName(entry) ? { ...entry, slug: own(entry, 'name') } : entry;
}

/** Whether a requirement names a device type or architecture by `name` and not by `slug`. */
export function isAskedByName(requirement: JsonObject): boolean {
  const slug = own(requirement, 'slug');
  return (
    askedByName.has(String(own(requirement, 'type'))) &&
    typeof own(requirement, 'name') === 'string' &&
    (slug === undefined || slug === null || slug === '')
  );
}
