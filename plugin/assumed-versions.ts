import { valid } from 'semver';
import { bareOsVersion, osVersionNumber } from '../shared/fleet/index.ts';

/** The Supervisor version of `--supervisor`, as semver writes it. */
export function parseSupervisor(text: string): string {
  const version = valid(text);
  if (version !== null) return version;
  throw new Error(`--supervisor is ${quoted(text)}; a Supervisor version has three numbers, such as 14.11.0`);
}

/** The OS version of `--os`, with or without the word before it, and bare then. */
export function parseOs(text: string): string {
  const version = bareOsVersion(text);
  if (version !== undefined && osVersionNumber(version) !== undefined) return version;
  throw new Error(`--os is ${quoted(text)}; a version of balenaOS looks like 2.115.0+rev1, or 2024.1.0 for ESR`);
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
