import type { Device, FleetHeader } from '../device.ts';
import { FleetError } from '../fleet-error.ts';
import { deviceReader } from '../record/device-of-record.ts';
import type { FactTags } from '../record/facts-of-record.ts';
import { isChosen, type Selection } from '../record/selection.ts';
import type { Account } from './account.ts';
import { hostOf } from './connection.ts';
import { fieldsWithRelease, fieldsWithReports, judgedFields } from './device-query.ts';
import type { Fleet } from './find-fleet.ts';
import { readRecords } from './read-records.ts';

export interface FleetRequest {
  readonly selection: Selection;
  /** the tags that facts are read from */
  readonly factTags: FactTags;
  /** whether facts that may stand in a tag matter; these tags are not asked for otherwise */
  readonly needsTags: boolean;
  /** the tags that somebody wants to know of each device beside */
  readonly wantedTags: readonly string[];
  /** whether each device is to say which release it should be running */
  readonly needsRelease: boolean;
  /** whether each device is to say what it reports of that release */
  readonly needsReports?: boolean;
  /** the time at which the reading began, as an ISO time */
  readonly takenAt: string;
  /** called as devices come in, with how many there are to be; more may come than were counted */
  readonly onProgress?: (read: number, total: number) => void;
}

/**
 * Reads the devices of a fleet off the API, in batches, as a snapshot's reader does; nothing waits
 * for the whole fleet. Rejects with a FleetError, also where devices are missing at the end.
 */
export async function* readFleet(
  account: Account,
  fleet: Fleet,
  { selection, factTags, needsTags, wantedTags, needsRelease, needsReports = false, takenAt, onProgress }: FleetRequest,
): AsyncGenerator<readonly Device[], FleetHeader> {
  const deviceOf = deviceReader(factTags, wantedTags, needsReports);
  const records = readRecords(account, fleet, {
    selection,
    fields: needsReports ? fieldsWithReports : needsRelease ? fieldsWithRelease : judgedFields,
    tags: [...new Set([...(needsTags ? [factTags.kernelVersion, factTags.l4tVersion] : []), ...wantedTags])],
    namesCommits: false,
    ...(onProgress && { onProgress }),
  });
  for await (const batch of records) {
    yield batch.map((record) => {
      const device = deviceOf(record);
      if ('problem' in device) throw notADevice(account, fleet, device.fault ?? device.problem);
      return device;
    });
  }
  return { fleet: fleet.slug, takenAt, isLive: true, ...(isChosen(selection) && { isChosen: true }) };
}

/** Without the device's name and uuid: what went wrong with a fleet stands where devices may be hidden. */
function notADevice({ connection }: Account, { slug }: Fleet, what: string): FleetError {
  const problem = `The balena API at ${hostOf(connection)} gave something that is no device of ${slug}: ${what}`;
  return new FleetError({ code: 'bad-response', problem });
}
