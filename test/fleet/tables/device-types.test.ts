import assert from 'node:assert/strict';
import { type DeviceTypeTable, loadDeviceTypes } from '../../../shared/fleet/index.ts';
import { readDeviceType } from '../../../shared/fleet/tables/device-types.ts';
import { readRawFacts } from './raw-facts.ts';

describe('the table of device types', () => {
  const raw = readRawFacts().deviceTypes;
  let deviceTypes: DeviceTypeTable;
  before(async () => {
    deviceTypes = await loadDeviceTypes();
  });

  it('holds the raw facts', () => {
    const expected = Object.entries(raw).map(([slug, type]) => ({ slug, aliases: [], ...type }));
    assert.deepEqual(deviceTypes.all, expected);
    assert.equal(expected.length, 145);
  });

  it('finds every one by its slug and by its aliases', () => {
    for (const type of deviceTypes.all)
      for (const name of [type.slug, ...type.aliases]) assert.equal(deviceTypes.find(name), type, name);
    assert.equal(deviceTypes.find('raspberrypi')?.slug, 'raspberry-pi');
  });

  it('reads aliases and whether it is private', () => {
    const pi = { slug: 'pi', arch: 'rpi', name: 'Pi', private: true };
    assert.deepEqual(readDeviceType('pi|rpi|Pi|pie,tart|private'), { ...pi, aliases: ['pie', 'tart'] });
    assert.deepEqual(readDeviceType('pi|rpi|Pi||private'), { ...pi, aliases: [] });
    assert.deepEqual(readDeviceType('pi|rpi|Pi'), { ...pi, aliases: [], private: false });
  });

  for (const name of ['', 'toaster', 'Raspberry-Pi', 'constructor'])
    it(`finds none for ${JSON.stringify(name)}`, () => assert.equal(deviceTypes.find(name), undefined));
});
