import type { Device } from '../device.ts';
import { FleetError } from '../fleet-error.ts';
import { beginsWith, type Selection } from './selection.ts';
import { shown } from './shown.ts';

/** Counts which devices were found by the beginnings of their uuids, over all fleets of a run. */
export interface Finds {
  /** counts the devices of a batch, and gives it back */
  readonly count: (batch: readonly Device[]) => readonly Device[];
  /** throws a FleetError for a beginning that no device has, or several have */
  readonly conclude: () => void;
}

/** A whole uuid names its device, though others may begin with it. */
export function countFinds({ uuids }: Pick<Selection, 'uuids'>): Finds {
  const finds = new Map(uuids.map((begin) => [begin, { whole: false, found: [] as string[] }]));
  return {
    count: (batch) => {
      for (const [begin, find] of finds) {
        for (const { uuid } of batch) {
          if (!beginsWith(uuid, begin)) continue;
          if (uuid.length === begin.length) find.whole = true;
          if (find.found.length < mostNamed) find.found.push(uuid);
        }
      }
      return batch;
    },
    conclude: () => {
      for (const [begin, { whole, found }] of finds) {
        if (found.length === 0) throw notFound(begin);
        if (found.length > 1 && !whole) throw ambiguous(begin, found);
      }
    },
  };
}

/** how many devices a message names */
const mostNamed = 5;

function notFound(begin: string): FleetError {
  const problem = `There is no device ${shown(begin)} among those that were asked for. Look at the uuid, the fleet and the other filters.`;
  return new FleetError({ code: 'device-not-found', problem });
}

function ambiguous(begin: string, found: readonly string[]): FleetError {
  const uuids = found.map((uuid) => uuid.slice(0, Math.max(12, begin.length + 6))).join(', ');
  const problem = `Several devices begin with ${shown(begin)}: ${uuids}. Give more of the uuid.`;
  return new FleetError({ code: 'device-ambiguous', problem });
}
