import type { Tolerance } from './policy.ts';

/** A number of devices, or a percentage of up to 100 with up to three decimals; the policy's schema has the same. */
const tolerance = /^(?:(\d{1,9})|(100(?:\.0{1,3})?|\d{1,2}(?:\.\d{1,3})?)%)$/;

/** What `5` or `2%` says; undefined for a text that says neither. */
export function toleranceOf(text: string): Tolerance | undefined {
  const [whole, devices, percent] = tolerance.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return devices === undefined ? { percent: Number(percent) } : { devices: Number(devices) };
}
