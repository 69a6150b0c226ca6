import type { Device } from './device.ts';

/** A stream of devices with each batch as `change` makes it; what the stream says at its end stays. */
export async function* mapBatches<Header>(
  devices: AsyncGenerator<readonly Device[], Header>,
  change: (batch: readonly Device[]) => readonly Device[],
): AsyncGenerator<readonly Device[], Header> {
  try {
    let next = await devices.next();
    while (!next.done) {
      yield change(next.value);
      next = await devices.next();
    }
    return next.value;
  } finally {
    // Whoever reads this stream may stop early; what is behind it must hear of that.
    await devices.return(undefined as never);
  }
}
