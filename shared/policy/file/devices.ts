import { listed, quoted, type Value } from '../../release/index.ts';
import type { ExcusedDevices } from '../policy.ts';
import { textOf, valuesOf } from './fields.ts';
import type { PolicyProblems } from './problems.ts';

/** the keys by which an excuse names devices */
export const deviceKeys = ['uuid', 'name', 'tag'] as const;

/** how many uuids one excuse may name */
const uuidLimit = 1000;

/** The devices that an excuse names by one of its keys; undefined where it doesn't, which is told. */
export function devicesOf(
  { place }: Value,
  fields: ReadonlyMap<string, Value>,
  problems: PolicyProblems,
): ExcusedDevices | undefined {
  const [key, ...others] = deviceKeys.filter((each) => fields.has(each));
  const value = key && fields.get(key);
  if (!value) {
    const message = 'The excuse names no devices. Write one of uuid, name and tag.';
    problems.add('policy-excuse-devices', place, message);
    return undefined;
  }
  if (others.length > 0) {
    const message = `The excuse names devices by ${listed([key, ...others])}, and may by just one of them. Make an excuse of each.`;
    problems.add('policy-excuse-devices', place, message);
    return undefined;
  }
  if (key === 'uuid') return uuidsOf(value, problems);
  const text = textOf(value, key, problems);
  if (text === undefined) return undefined;
  return key === 'name' ? { name: text } : tagOf(text, value, problems);
}

function uuidsOf(value: Value, problems: PolicyProblems): ExcusedDevices | undefined {
  const values = valuesOf(value);
  if (values.length === 0) {
    problems.add('policy-value-invalid', value.place, 'uuid is an empty list. Write the uuids of the devices.');
    return undefined;
  }
  if (values.length > uuidLimit) {
    const message = `The excuse names ${values.length.toLocaleString('en-GB')} uuids. Name at most ${uuidLimit.toLocaleString('en-GB')}, or give the devices a tag and name that.`;
    problems.add('policy-too-many', value.place, message);
    return undefined;
  }
  const uuids = values.flatMap((each) => uuidOf(each, problems) ?? []);
  return uuids.length === values.length ? { uuids } : undefined;
}

function uuidOf(value: Value, problems: PolicyProblems): string | undefined {
  const text = textOf(value, 'uuid', problems);
  if (text === undefined || /^[\da-f]{7,}$/i.test(text)) return text?.toLowerCase();
  const message = `uuid can't be ${quoted(text)}. Write a uuid or its beginning: at least 7 of the digits 0 to 9 and a to f.`;
  problems.add('policy-value-invalid', value.place, message);
  return undefined;
}

function tagOf(text: string, { place }: Value, problems: PolicyProblems): ExcusedDevices | undefined {
  const equals = text.indexOf('=');
  if (equals > 0) return { tag: { key: text.slice(0, equals), value: text.slice(equals + 1) } };
  problems.add('policy-value-invalid', place, `tag can't be ${quoted(text)}. Write it as key=value.`);
  return undefined;
}
