import type { DeviceStream } from '../assessment/index.ts';
import type { Device, FleetHeader } from '../fleet/index.ts';

type Step = IteratorResult<readonly Device[], FleetHeader>;

/**
 * One stream of devices as two, so that a fleet is read once and judged twice. What one of them has taken waits for the
 * other; taken side by side they keep no more than a few batches. Where one of them ends early, nothing is read on.
 */
export function splitDevices(devices: DeviceStream): readonly [DeviceStream, DeviceStream] {
  const waiting: [Promise<Step>[], Promise<Step>[]] = [[], []];
  const take = (own: Promise<Step>[], other: Promise<Step>[]): Promise<Step> => {
    const kept = own.shift();
    if (kept) return kept;
    const step = devices.next();
    // Its failure is told by whoever awaits it.
    step.catch(() => {});
    other.push(step);
    return step;
  };
  const half = (own: Promise<Step>[], other: Promise<Step>[]): DeviceStream => ({
    next: () => take(own, other),
    return: async (header) => {
      await devices.return?.();
      return { done: true, value: await (header as FleetHeader) };
    },
  });
  return [half(waiting[0], waiting[1]), half(waiting[1], waiting[0])];
}
