import assert from 'node:assert/strict';
import type { DeviceStream } from '../../shared/assessment/index.ts';
import { splitDevices } from '../../shared/audit/split-devices.ts';
import { makeDevice, streamDevices } from '../support/devices.ts';
import { makePi } from '../support/making.ts';

const devices = Array.from({ length: 10 }, (_, index) => makeDevice(index, makePi('17.4.2')));

async function all(stream: DeviceStream) {
  const read: string[] = [];
  let step = await stream.next();
  for (; step.done !== true; step = await stream.next()) read.push(...step.value.map(({ name }) => name));
  return { read, header: step.value };
}

describe('one stream of devices as two', () => {
  it('gives each all devices and the header', async () => {
    const [one, other] = splitDevices(streamDevices(devices, { fleet: 'acme/kiosk' }));
    const both = await Promise.all([all(one), all(other)]);
    const whole = { read: devices.map(({ name }) => name), header: { fleet: 'acme/kiosk' } };
    assert.deepEqual(both, [whole, whole]);
  });

  it('gives the second what the first has taken before', async () => {
    const [one, other] = splitDevices(streamDevices(devices));
    const first = await all(one);
    assert.deepEqual(await all(other), first);
  });

  it('reads no further where one of them ends early', async () => {
    let isClosed = false;
    async function* reading() {
      try {
        for (const device of devices) yield [device];
        return {};
      } finally {
        isClosed = true;
      }
    }
    const [one] = splitDevices(reading() as DeviceStream);
    await one.next();
    await one.return?.({});
    assert.ok(isClosed);
  });

  it('fails both where it fails', async () => {
    async function* failing() {
      yield [devices[0] as (typeof devices)[number]];
      throw new Error('broken');
    }
    const [one, other] = splitDevices(failing() as DeviceStream);
    await assert.rejects(all(one), /broken/);
    await assert.rejects(all(other), /broken/);
  });
});
