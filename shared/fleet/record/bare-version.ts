import parse from 'semver/functions/parse.js';

/**
 * The versions of a device as other programs write them, made bare: `undefined` where the text
 * says nothing that a contract could be compared with.
 */

/** `balenaOS 2.46.1+rev1`, `Resin OS 2.0.0-beta.1` or bare, as the API gives it → without the word. */
export function bareOsVersion(written: string): string | undefined {
  return written.trim().replace(/^(?:balena|resin) ?os(?: +|$)/i, '') || undefined;
}

/** A Supervisor's version → the same, where it is a semver version. */
export function bareSupervisorVersion(written: string): string | undefined {
  const parsed = parse(written);
  if (!parsed) return undefined;
  return parsed.build.length > 0 ? `${parsed.version}+${parsed.build.join('.')}` : parsed.version;
}

/** `uname -r` → its first three numbers: `4.9.140-l4t-r32.4` → `4.9.140`. */
export function bareKernelVersion(written: string): string | undefined {
  return /^\d+\.\d+\.\d+/.exec(written.trim())?.[0];
}

/**
 * What `uname -r` prints after `-l4t-r` → its first two or three numbers: `32.3.1`, `32.7`,
 * `36.4-1012.12` → `36.4`, `35.3.ga` → `35.3`.
 */
export function bareL4tVersion(written: string): string | undefined {
  return /^\d+\.\d+(?:\.\d+)?/.exec(written.trim())?.[0];
}
