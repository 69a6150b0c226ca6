import assert from 'node:assert/strict';
import { FleetError, findDevice } from '../../../shared/fleet/index.ts';

const devices = [
  { uuid: 'a1b2c3d4e5f6a7b8', name: 'lobby' },
  { uuid: 'a1b2c3ffffffffff', name: 'hall', fleet: 'acme/kiosk' },
  { uuid: 'a1b2', name: 'short' },
  { uuid: 'b0b0b0b0b0b0b0b0', name: 'hall' },
  { uuid: 'c0c0c0c0c0c0c0c0', name: 'a1b2c3d' },
  { uuid: 'd0d0d0d0d0d0d0d0', name: '' },
];

describe('findDevice', () => {
  const rows: readonly (readonly [called: string, found: string])[] = [
    ['a1b2c3d4e5f6a7b8', 'a1b2c3d4e5f6a7b8'],
    ['A1B2C3D4E5F6A7B8', 'a1b2c3d4e5f6a7b8'],
    ['a1b2c3d', 'a1b2c3d4e5f6a7b8'],
    ['a1b2', 'a1b2'],
    ['B0B', 'b0b0b0b0b0b0b0b0'],
    ['lobby', 'a1b2c3d4e5f6a7b8'],
    [
      'a1b2c3',
      'device-ambiguous: Several devices begin with "a1b2c3": a1b2c3d4e5f6, a1b2c3ffffff. Give more of the uuid.',
    ],
    [
      'hall',
      'device-ambiguous: Several devices are named "hall": a1b2c3ffffff of acme/kiosk, b0b0b0b0b0b0. Give the uuid of one.',
    ],
    [
      'Lobby',
      'device-not-found: There is no device "Lobby" among those of f.json. Give its uuid, the beginning of it, or its name.',
    ],
    [
      'nope',
      'device-not-found: There is no device "nope" among those of f.json. Give its uuid, the beginning of it, or its name.',
    ],
    ['', 'd0d0d0d0d0d0d0d0'],
  ];
  for (const [called, found] of rows) {
    it(`${JSON.stringify(called)}: ${found}`, () => {
      const finder = findDevice(called, 'those of f.json');
      for (const device of devices) finder.look(device);
      try {
        assert.equal(finder.conclude().uuid, found);
      } catch (error) {
        if (!(error instanceof FleetError)) throw error;
        assert.equal(`${error.code}: ${error.message}`, found);
      }
    });
  }

  it('names a few of many', () => {
    const finder = findDevice('a', 'those of f.json');
    for (let number = 0; number < 100; number += 1) finder.look({ uuid: `a${number}`, name: 'a' });
    assert.throws(finder.conclude, /: a0, a1, a2, a3, a4\. Give/);
  });
});
