import assert from 'node:assert/strict';
import { type DeviceGroup, packDevices, unpackGroups } from '../../../../shared/report/html/page/device-data.ts';

const group = (fleet: string, findings: DeviceGroup['findings']): DeviceGroup => ({
  fleet,
  release: 'release 1',
  type: 'raspberrypi3',
  os: '6.0.0',
  supervisor: '17.0.0',
  judgement: 'rejects',
  since: '',
  next: '',
  reports: 'runs it',
  why: findings[0]?.message ?? '',
  findings,
});
const asked = { about: 'now', message: 'web asks', advice: '' };

describe('the devices in a page', () => {
  it('come out as they went in, with each text once', () => {
    const groups = [
      group('a/a', []),
      group('b/b', [asked]),
      group('a/a', [asked, { about: 'next', message: '', advice: 'do' }]),
    ];
    const data = packDevices('devices', groups, [['pi', 'aaaa', 2]]);
    assert.deepEqual(unpackGroups(JSON.parse(JSON.stringify(data))), groups);
    assert.equal(new Set(data.texts).size, data.texts.length);
    assert.deepEqual([data.of, data.devices], ['devices', [['pi', 'aaaa', 2]]]);
  });
});
