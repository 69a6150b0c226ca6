import { FleetError } from '../fleet-error.ts';
import { beginsWith } from './selection.ts';
import { shown } from './shown.ts';

/** What a device can be called by. */
export interface Callable {
  readonly uuid: string;
  readonly name: string;
  /** the slug of its fleet, where it is known */
  readonly fleet?: string;
}

/** Finds the one device that somebody means, among those that it is shown. */
export interface DeviceFinder<Found extends Callable> {
  readonly look: (device: Found) => void;
  /** throws a FleetError where there is none, or not just one */
  readonly conclude: () => Found;
}

/** how many devices a message names */
const mostNamed = 5;

/**
 * Makes a finder of the device that is called so: by its uuid; else by the beginning of it; else by its name. What
 * several devices are called is not guessed. `among` names where was looked.
 */
export function findDevice<Found extends Callable>(called: string, among: string): DeviceFinder<Found> {
  const begin = called.toLowerCase();
  let whole: Found | undefined;
  const begun: Found[] = [];
  const named: Found[] = [];
  return {
    look: (device) => {
      if (device.uuid.toLowerCase() === begin) whole ??= device;
      else if (begin !== '' && beginsWith(device.uuid, begin)) keep(begun, device);
      else if (device.name === called) keep(named, device);
    },
    conclude: () => {
      if (whole) return whole;
      const [found, other] = begun.length > 0 ? begun : named;
      if (found && !other) return found;
      throw found ? ambiguous(called, begun, named) : notFound(called, among);
    },
  };
}

/** more than are named are not kept; there are several then in any case */
function keep<Found>(devices: Found[], device: Found): void {
  if (devices.length < mostNamed) devices.push(device);
}

function notFound(called: string, among: string): FleetError {
  const problem = `There is no device ${shown(called)} among ${among}. Give its uuid, the beginning of it, or its name.`;
  return new FleetError({ code: 'device-not-found', problem });
}

function ambiguous(called: string, begun: readonly Callable[], named: readonly Callable[]): FleetError {
  const uuid = ({ uuid }: Callable) => uuid.slice(0, Math.max(12, called.length + 6));
  const problem =
    begun.length > 0
      ? `Several devices begin with ${shown(called)}: ${begun.map(uuid).join(', ')}. Give more of the uuid.`
      : `Several devices are named ${shown(called)}: ${named.map((device) => uuid(device) + inFleet(device)).join(', ')}. Give the uuid of one.`;
  return new FleetError({ code: 'device-ambiguous', problem });
}

function inFleet({ fleet }: Callable): string {
  return fleet === undefined ? '' : ` of ${fleet}`;
}
