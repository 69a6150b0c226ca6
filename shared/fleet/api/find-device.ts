import { type Callable, findDevice } from '../record/find-device.ts';
import { shown } from '../record/shown.ts';
import type { Account } from './account.ts';
import { hostOf } from './connection.ts';
import { type Fleet, fleetOf } from './find-fleet.ts';
import { isRow, type Row, rowsOf } from './row.ts';

/** A device of the API, and the fleet that it belongs to. */
export interface FoundDevice {
  readonly uuid: string;
  readonly fleet: Fleet;
}

/** how many devices are asked for: enough to see that there are several, and to name some */
const top = 6;

/**
 * Finds the device that somebody calls by its uuid, the beginning of it or its name, in one fleet, or in all that the
 * login may see. Several questions, so that a name that many devices have hides none that begins so.
 */
export async function findApiDevice(account: Account, called: string, fleet?: Fleet): Promise<FoundDevice> {
  const begin = called.toLowerCase();
  const among = fleet ? `those of ${fleet.slug}` : `those at ${hostOf(account.connection)} that this login may see`;
  const finder = findDevice<Callable & { readonly found: FoundDevice }>(called, among);
  const filters = [
    ...(/^[\w-]{1,255}$/.test(begin) ? [{ uuid: begin }, { uuid: { $startswith: begin } }] : []),
    { device_name: called },
  ];
  const answers = await Promise.all(filters.map((filter) => askFor(account, called, filter, fleet)));
  const known = new Map(answers.flat().map((device) => [device.uuid, device]));
  for (const device of known.values()) finder.look(device);
  return finder.conclude().found;
}

function askFor(
  { ask, connection }: Account,
  called: string,
  filter: object,
  fleet: Fleet | undefined,
): Promise<readonly (Callable & { readonly found: FoundDevice })[]> {
  return ask(
    `the device ${shown(called)}`,
    (signal) =>
      connection.sdk.pine.get({
        resource: 'device',
        passthrough: { signal },
        options: {
          $select: ['uuid', 'device_name'],
          $filter: { ...filter, ...(fleet && { belongs_to__application: fleet.id }) },
          $orderby: { uuid: 'asc' },
          $top: top,
          $expand: { belongs_to__application: { $select: ['id', 'slug'] } },
        },
      }),
    (answer: unknown) => {
      const devices = rowsOf(answer)?.map(deviceOf);
      // A device whose fleet the login may not see can't be judged by it.
      const seen = devices?.filter((device) => device !== null);
      return seen?.every((device) => device !== undefined) ? seen : undefined;
    },
  );
}

function deviceOf({
  uuid,
  device_name: name,
  belongs_to__application: application,
}: Row): (Callable & { readonly found: FoundDevice }) | null | undefined {
  if (typeof uuid !== 'string' || !Array.isArray(application)) return undefined;
  const [row] = application as unknown[];
  if (row === undefined) return null;
  const fleet = isRow(row) ? fleetOf(row) : undefined;
  return fleet && { uuid, name: typeof name === 'string' ? name : '', fleet: fleet.slug, found: { uuid, fleet } };
}
