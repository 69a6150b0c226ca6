import assert from 'node:assert/strict';
import { kioskDevice } from './kiosk-devices.ts';

/** Suites that read acme/kiosk rely on finding these in it. */
describe('the devices of the seeded kiosk fleet', () => {
  const devices = Array.from({ length: 3000 }, (_, number) => kioskDevice(number, { older: 'a1', supervisor: 7 }));
  const booted = devices.filter(({ supervisorVersion }) => supervisorVersion !== undefined);
  const share = (part: readonly unknown[]) => part.length / devices.length;

  it('are the same every time', () => {
    assert.deepEqual(devices[1234], kioskDevice(1234, { older: 'a1', supervisor: 7 }));
  });

  it('are of many types, with Supervisors from 10.3.7 to 19.0.5', () => {
    assert.equal(new Set(devices.map(({ deviceType }) => deviceType)).size, 8);
    const versions = new Set(booted.map(({ supervisorVersion }) => supervisorVersion));
    assert.equal(versions.size, 20);
    assert.ok(versions.has('10.3.7') && versions.has('19.0.5'));
  });

  it('never booted in one case of fifty, and then say nothing of their software', () => {
    const blank = devices.filter((device) => !booted.includes(device));
    assert.equal(share(blank), 0.02);
    for (const { osVersion, osVariant, updateStatus } of blank) {
      assert.deepEqual([osVersion, osVariant, updateStatus], [undefined, undefined, undefined]);
    }
  });

  it('have an update of every kind, from Supervisor 16.10.1 on', () => {
    const updating = booted.filter(({ updateStatus }) => updateStatus !== undefined);
    const statuses = new Set(updating.map(({ updateStatus }) => updateStatus));
    const kinds = ['aborted', 'applying changes', 'done', 'downloaded', 'downloading', 'rejected'];
    assert.deepEqual([...statuses].sort(), kinds);
    for (const { supervisorVersion } of updating) assert.match(supervisorVersion ?? '', /^1[6-9]\./);
    for (const { updateStatus, running } of updating) assert.equal(running, updateStatus === 'done' ? undefined : 'a1');
  });

  it('are here and there offline, pinned, tagged or to get another Supervisor', () => {
    const some = {
      offline: booted.filter(({ isOnline }) => isOnline === false),
      pinned: devices.filter(({ pinnedOn }) => pinnedOn === 'a1'),
      moving: devices.filter(({ managedBy }) => managedBy === 7),
      l4t: devices.filter(({ tags }) => tags?.['l4t_version']),
      kernel: devices.filter(({ tags }) => tags?.['kernel_version']),
      hall: devices.filter(({ tags }) => tags?.['hall']),
    };
    for (const [what, part] of Object.entries(some)) {
      assert.ok(share(part) > 0.02 && share(part) < 0.2, `${what}: ${part.length}`);
    }
  });
});
