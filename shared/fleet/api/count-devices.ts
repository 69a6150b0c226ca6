import type { Selection } from '../record/selection.ts';
import type { Account } from './account.ts';
import { deviceFilter } from './device-query.ts';
import type { Fleet } from './find-fleet.ts';

/** How many devices of a fleet there are, as the API counts them. Rejects with a FleetError. */
export function countDevices(
  { ask, connection }: Account,
  fleet: Fleet,
  selection: Selection,
  ends?: AbortSignal,
): Promise<number> {
  return ask(
    `the number of devices of ${fleet.slug}`,
    (signal) =>
      connection.sdk.pine.get({
        resource: 'device',
        passthrough: { signal, refreshToken: false },
        options: { $count: { $filter: deviceFilter(fleet.id, selection) } },
      }),
    (answer: unknown) =>
      typeof answer === 'number' && Number.isSafeInteger(answer) && answer >= 0 ? answer : undefined,
    ends,
  );
}
