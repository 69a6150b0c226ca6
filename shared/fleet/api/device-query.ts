import type { Selection } from '../record/selection.ts';

/** What of each device is asked for: no address, no secret, no place, just what is looked at. */
export const judgedFields = [
  'id',
  'uuid',
  'device_name',
  'supervisor_version',
  'os_version',
  'is_of__device_type',
] as const;

/** For devices that are to be judged for the release that each should be running. */
export const fieldsWithRelease = [...judgedFields, 'should_be_running__release'] as const;

/** For devices whose judgement is held against what they report. */
export const fieldsWithReports = [...fieldsWithRelease, 'is_online', 'is_running__release', 'update_status'] as const;

/** For a snapshot, which is to tell later what the API tells now. */
export const snapshotFields = [
  ...fieldsWithRelease,
  'os_variant',
  'is_online',
  'is_running__release',
  'update_status',
] as const;

export type DeviceFields =
  | typeof judgedFields
  | typeof fieldsWithRelease
  | typeof fieldsWithReports
  | typeof snapshotFields;

/** The filter for the devices of a fleet that are wanted, in OData. Texts of strangers are its values, never its words. */
export function deviceFilter(fleetId: number, { online, uuids, tags }: Selection) {
  return {
    belongs_to__application: fleetId,
    ...(online && { is_online: true }),
    ...joined(
      '$or',
      uuids.map((begin) => ({ uuid: { $startswith: begin } })),
    ),
    ...joined(
      '$and',
      tags.map(({ key, value }) => ({
        device_tag: { $any: { $alias: 'dt', $expr: { dt: { tag_key: key, value } } } },
      })),
    ),
  };
}

/** the SDK joins two or more, and refuses to join one */
function joined<Filter extends object>(by: '$or' | '$and', filters: readonly Filter[]) {
  return filters.length > 1 ? { [by]: filters } : (filters[0] ?? {});
}
