import type { Device, FleetHeader, Selection } from '../../../shared/fleet/index.ts';
import { readSnapshot } from '../../../shared/fleet/index.ts';

export const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The text in chunks of so many bytes, all of them in the same memory, as a caller may reuse it. */
export async function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const memory = new Uint8Array(Math.max(1, ...sizes));
  for (let from = 0, turn = 0; from < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] as number;
    const chunk = bytes.subarray(from, from + size);
    memory.set(chunk);
    yield memory.subarray(0, chunk.length);
    from += size;
  }
}

export interface Outcome {
  readonly devices: readonly Device[];
  readonly header?: FleetHeader;
  readonly error?: unknown;
}

/** All that comes out of reading a snapshot, the devices before an error included. */
export async function outcomeOf(
  text: string | Uint8Array,
  sizes: readonly number[] = [65536],
  selection?: Selection,
): Promise<Outcome> {
  const bytes = typeof text === 'string' ? encoded(text) : text;
  const batches = readSnapshot(chunksOf(bytes, sizes), { source: 'fleet.json', ...(selection && { selection }) });
  const devices: Device[] = [];
  try {
    for (;;) {
      const { done, value } = await batches.next();
      if (done) return { devices, header: value };
      devices.push(...value);
    }
  } catch (error) {
    return { devices, error };
  }
}
