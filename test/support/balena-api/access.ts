/** Whoever may read a fleet may read what belongs to it: each resource with its way there. */
const belongings: Readonly<Record<string, string>> = {
  application_tag: 'application/canAccess()',
  service: 'application/canAccess()',
  release: 'belongs_to__application/canAccess()',
  image__is_part_of__release: 'is_part_of__release/canAccess()',
  image: 'is_a_build_of__service/canAccess()',
  image_label: 'release_image/canAccess()',
};

/** Only who is logged in may ask for devices at all; the API answers 401 to anyone else. */
const devices: Readonly<Record<string, string>> = {
  device: 'belongs_to__application/canAccess()',
  device_tag: 'device/canAccess()',
};

/**
 * What anyone may read, also with a token that isn't valid: device types, and public fleets without their devices.
 * So a query for a fleet that isn't public gets an empty list, and one for devices is refused.
 */
export const guestPermissions: readonly string[] = [
  'v7.cpu_architecture.read',
  'v7.device_type.read',
  'v7.application.read?is_public eq true',
  ...rulesOf(belongings),
];

/** What a token may read that sees the fleets of these slugs, or all of them. */
export function readingPermissions(fleets: readonly string[] | 'all'): readonly string[] {
  if (fleets === 'all') {
    const resources = ['organization', 'application', ...Object.keys(belongings), ...Object.keys(devices)];
    return resources.map((resource) => `v7.${resource}.read`);
  }
  const theirs = fleets.map((slug) => `slug eq '${encodeURIComponent(slug).replaceAll("'", "''")}'`).join(' or ');
  return ['v7.organization.read', `v7.application.read?${theirs || 'id eq 0'}`, ...rulesOf(devices)];
}

function rulesOf(resources: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(resources).map(([resource, rule]) => `v7.${resource}.read?${rule}`);
}
