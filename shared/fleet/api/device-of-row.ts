import type { JsonRecord } from '../record/facts-of-record.ts';
import type { DeviceTypes } from './device-types.ts';
import { type Row, referenceOf } from './row.ts';

/** What a row of the API points to. */
export interface Lookups {
  readonly deviceTypes: DeviceTypes;
  /** the commits of releases by their ids; absent where ids are to name them */
  readonly commits: ReadonlyMap<number, string> | undefined;
}

/**
 * A row of the API as a record of a snapshot, with the keys that were asked for. Its values are as
 * the API gives them: what a record may hold is looked at in one place (record/).
 */
export function recordOfRow(row: Row, tags: JsonRecord | undefined, { deviceTypes, commits }: Lookups): JsonRecord {
  const typeId = referenceOf(row['is_of__device_type']);
  const type = typeof typeId === 'number' ? deviceTypes.get(typeId) : undefined;
  const record: Record<string, unknown> = {
    uuid: row['uuid'],
    name: row['device_name'],
    deviceType: type?.slug,
    arch: type?.arch,
    supervisorVersion: row['supervisor_version'],
    osVersion: row['os_version'],
  };
  if (tags) record['tags'] = tags;
  if ('should_be_running__release' in row) record['release'] = nameOf(row['should_be_running__release'], commits);
  if ('os_variant' in row) record['osVariant'] = row['os_variant'];
  if ('is_online' in row) record['online'] = row['is_online'];
  if ('is_running__release' in row) record['runningRelease'] = nameOf(row['is_running__release'], commits);
  if ('update_status' in row) record['updateStatus'] = row['update_status'];
  return record;
}

/** the ids of the releases that a row points to */
export function releaseIdsOf(row: Row): number[] {
  return ['should_be_running__release', 'is_running__release'].flatMap((key) => referenceOf(row[key]) ?? []);
}

/** the commit of a release, or its id; that also where the API doesn't show the release: there is one, whatever it is */
function nameOf(reference: unknown, commits: Lookups['commits']): unknown {
  const id = referenceOf(reference);
  // What is no reference stays what it is, for the reader of records to refuse.
  if (id === undefined) return reference;
  return id === null ? null : (commits?.get(id) ?? String(id));
}
