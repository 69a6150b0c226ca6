import type { Facts } from '../fleet/index.ts';
import { cut } from './cut.ts';

/** how much of each fact is shown, in characters */
const longestFact = 60;

/**
 * What the devices of a group have in common, in words: `jetson-tx2, balenaOS 2.47.1+rev3, Supervisor 10.6.27, L4T
 * 32.3.1`. The same facts have the same name in every check. Not yet escaped for any output.
 */
export function groupName({
  deviceType,
  osVersion,
  supervisorVersion,
  arch,
  l4tVersion,
  kernelVersion,
}: Facts): string {
  const parts = [
    deviceType ?? 'unknown device type',
    osVersion === undefined ? 'unknown OS' : `balenaOS ${osVersion}`,
    supervisorVersion === undefined ? 'unknown Supervisor' : `Supervisor ${supervisorVersion}`,
    ...(arch === undefined ? [] : [arch]),
    ...(l4tVersion === undefined ? [] : [l4tVersion === null ? 'no L4T' : `L4T ${l4tVersion}`]),
    ...(kernelVersion === undefined ? [] : [`kernel ${kernelVersion}`]),
  ];
  return parts.map((part) => cut(part, longestFact)).join(', ');
}
