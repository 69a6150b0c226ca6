/**
 * `x.y.z`, and `+revN` where the device type's repository made more than one build of it. Very old
 * devices write `.revN`, and `.dev`, `.prod` or ` (prod)` after it: that is the variant, and both
 * variants are built from the same sources. A prerelease (`2.0.0-beta.1`) is no known build.
 */
const written = /^(\d{1,4})\.(\d{1,3})\.(\d{1,4})(?:[+.]rev(\d{1,4}))?(?:[.+](?:dev|prod)| \((?:dev|prod)\))?$/;

/** each part has its own decimal places; the largest number, 9999.999.9999+rev9999, is still exact */
const revisions = 10_000;
const patches = 10_000;
const minors = 1_000;

/**
 * An OS version, bare (`2.58.6+rev1`), as one number that compares as its parts do: major, minor,
 * patch, revision (none is 0). Semver can't: to it `+rev1` and `+rev2` are equal. ESR versions have
 * the year as major (`2019.07.0`) and so stand after the ordinary ones. Undefined for any other text.
 */
export function osVersionNumber(version: string): number | undefined {
  const parts = written.exec(version);
  if (!parts) return undefined;
  const [, major, minor, patch, revision = 0] = parts;
  return ((Number(major) * minors + Number(minor)) * patches + Number(patch)) * revisions + Number(revision);
}

/** The same version without its revision: what the OS version is of meta-balena. */
export function withoutRevision(version: number): number {
  return version - (version % revisions);
}

/** Whether a version is of the yearly line (extended support), which counts apart from the ordinary one. */
export function isEsr(version: number): boolean {
  return version >= 2000 * minors * patches * revisions;
}
