import { shownByte } from '../record/shown.ts';
import type { Complaint } from './json-syntax.ts';

/** What messages about snapshots have in common: what a snapshot is, and where to get one. */

export const whatIsExpected = 'write {"devices": [ … ]}, or one device a line';

const fetchAnew = 'Take it anew.';

export function notAnObject(what: string): Complaint {
  return { code: 'device-invalid', problem: `${what} is no object; a device is written as {"uuid": …}.` };
}

export function notJson(byte: number): Complaint {
  if (byte === 0) return nulByte;
  return {
    code: 'snapshot-invalid',
    problem: `this is not JSON: it begins with ${shownByte(byte)}; ${whatIsExpected}.`,
  };
}

export const nulByte: Complaint = {
  code: 'snapshot-invalid',
  problem: 'a NUL byte, which no text holds; the file is damaged, or not a snapshot.',
};

export const lineIsCut: Complaint = {
  code: 'snapshot-cut',
  problem: `the line ends inside its device; it was cut off, or the device stands on several lines. ${fetchAnew}`,
};

export function textIsCut(inside: string): Complaint {
  return { code: 'snapshot-cut', problem: `the text ends ${inside}; it was cut off. ${fetchAnew}` };
}

/** for what JSON.parse refuses and json-syntax.ts would take, which is not known to happen */
export const unreadable: Complaint = {
  code: 'snapshot-invalid',
  problem: 'JSON.parse can make nothing of this device.',
};
