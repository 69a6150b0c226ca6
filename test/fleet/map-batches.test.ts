import assert from 'node:assert/strict';
import type { Device } from '../../shared/fleet/index.ts';
import { mapBatches } from '../../shared/fleet/map-batches.ts';
import { makeDevice } from '../support/devices.ts';

const [one, two] = [makeDevice(1, {}), makeDevice(2, {})];
const renamed = (batch: readonly Device[]) => batch.map((device) => ({ ...device, name: `${device.name}!` }));

describe('mapBatches', () => {
  function stream() {
    const heard = { end: false };
    async function* batches() {
      try {
        yield [one];
        yield [two, one];
        return { fleet: 'a/b' };
      } finally {
        heard.end = true;
      }
    }
    return { heard, mapped: mapBatches(batches(), renamed) };
  }

  it('changes each batch, and says at its end what the stream says', async () => {
    const { mapped } = stream();
    const results = [await mapped.next(), await mapped.next(), await mapped.next()];
    assert.deepEqual(
      results.map(({ done, value }) => [done, Array.isArray(value) ? value.map(({ name }) => name) : value]),
      [
        [false, ['device-1!']],
        [false, ['device-2!', 'device-1!']],
        [true, { fleet: 'a/b' }],
      ],
    );
  });

  it('tells the stream that nobody reads on', async () => {
    const { heard, mapped } = stream();
    await mapped.next();
    assert.equal(heard.end, false);
    await mapped.return({ fleet: '' });
    assert.equal(heard.end, true);
  });

  it('tells it so too where the change fails, and passes on what failed', async () => {
    const { heard } = stream();
    const failing = mapBatches(
      (async function* () {
        try {
          yield [one];
        } finally {
          heard.end = true;
        }
      })(),
      () => {
        throw new Error('no change');
      },
    );
    await assert.rejects(failing.next(), /^Error: no change$/);
    assert.equal(heard.end, true);
  });

  it('passes on what the stream fails with', async () => {
    const broken = mapBatches(
      // biome-ignore lint/correctness/useYield: it fails before it has anything
      (async function* (): AsyncGenerator<readonly Device[], undefined> {
        throw new Error('no stream');
      })(),
      renamed,
    );
    await assert.rejects(broken.next(), /^Error: no stream$/);
  });
});
