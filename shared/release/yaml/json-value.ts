import type { Value } from './value.ts';

/**
 * A value as plain JSON, as it is after the builder has sent it to the API: what JSON can't say
 * (`.inf`, `.nan`) is null. Keys are defined, not assigned, so that `__proto__` is a key like any
 * other.
 */
export function toJson(value: Value): unknown {
  switch (value.kind) {
    case 'map': {
      const object: Record<string, unknown> = {};
      for (const [key, entry] of value.entries) {
        Object.defineProperty(object, key, {
          value: toJson(entry.value),
          writable: true,
          enumerable: true,
          configurable: true,
        });
      }
      return object;
    }
    case 'list':
      return value.items.map(toJson);
    case 'scalar':
      if (typeof value.value === 'bigint') return Number(value.value);
      return typeof value.value === 'number' && !Number.isFinite(value.value) ? null : value.value;
  }
}
