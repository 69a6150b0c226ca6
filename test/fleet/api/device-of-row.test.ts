import assert from 'node:assert/strict';
import { type Lookups, recordOfRow, releaseIdsOf } from '../../../shared/fleet/api/device-of-row.ts';

const lookups: Lookups = {
  deviceTypes: new Map([
    [1, { slug: 'raspberrypi3', arch: 'armv7hf' }],
    [2, { slug: 'toaster' }],
  ]),
  commits: new Map([[7, 'f00dcafe']]),
};
const judged = {
  id: 5,
  uuid: 'a1b2',
  device_name: 'door',
  supervisor_version: '17.4.2',
  os_version: 'balenaOS 2.46.1+rev1',
  is_of__device_type: { __id: 1 },
};
const record = {
  uuid: 'a1b2',
  name: 'door',
  deviceType: 'raspberrypi3',
  arch: 'armv7hf',
  supervisorVersion: '17.4.2',
  osVersion: 'balenaOS 2.46.1+rev1',
};

describe('recordOfRow', () => {
  /** what a row has beside the judged fields | what its record then has beside them */
  const rows: readonly (readonly [title: string, row: object, record: object])[] = [
    ['just the judged fields', {}, {}],
    ['a type without an architecture', { is_of__device_type: { __id: 2 } }, { deviceType: 'toaster', arch: undefined }],
    ['a type that nobody looked up', { is_of__device_type: { __id: 3 } }, { deviceType: undefined, arch: undefined }],
    ['a type, expanded', { is_of__device_type: [{ id: 1 }] }, {}],
    ['no type', { is_of__device_type: null }, { deviceType: undefined, arch: undefined }],
    [
      'a device that never booted',
      { supervisor_version: null, os_version: null },
      { supervisorVersion: null, osVersion: null },
    ],
    ['values of another kind, as they are', { uuid: 5, device_name: [] }, { uuid: 5, name: [] }],
    ['a release', { should_be_running__release: { __id: 7 } }, { release: 'f00dcafe' }],
    ['a release, expanded', { should_be_running__release: [{ id: 7 }] }, { release: 'f00dcafe' }],
    ['a release that this login may not see', { should_be_running__release: { __id: 8 } }, { release: '8' }],
    ['no release', { should_be_running__release: null }, { release: null }],
    ['no release, expanded', { should_be_running__release: [] }, { release: null }],
    [
      'all of a snapshot',
      {
        os_variant: 'prod',
        is_online: true,
        should_be_running__release: { __id: 7 },
        is_running__release: null,
        update_status: 'downloading',
      },
      { osVariant: 'prod', online: true, release: 'f00dcafe', runningRelease: null, updateStatus: 'downloading' },
    ],
    ['nulls of a snapshot', { os_variant: null, update_status: null }, { osVariant: null, updateStatus: null }],
    // what nobody asked for, if a server gives it all the same
    ['more than was asked for', { api_secret: 'secret', ip_address: '10.0.0.1', id: 9 }, {}],
  ];
  for (const [title, row, expected] of rows) {
    it(title, () =>
      assert.deepEqual(recordOfRow({ ...judged, ...row }, undefined, lookups), { ...record, ...expected }),
    );
  }

  it('has the tags that were asked for, and none where they were not', () => {
    assert.deepEqual(recordOfRow(judged, { rack: '5' }, lookups).tags, { rack: '5' });
    assert.deepEqual(recordOfRow(judged, {}, lookups).tags, {});
    assert.ok(!('tags' in recordOfRow(judged, undefined, lookups)));
  });
});

describe('releaseIdsOf', () => {
  const rows: readonly (readonly [row: object, ids: readonly number[]])[] = [
    [{}, []],
    [{ should_be_running__release: { __id: 7 } }, [7]],
    [{ should_be_running__release: { __id: 7 }, is_running__release: [{ id: 8 }] }, [7, 8]],
    [{ should_be_running__release: null, is_running__release: { __id: 8 } }, [8]],
    [{ should_be_running__release: [], is_running__release: 'x' }, []],
  ];
  for (const [row, ids] of rows) it(JSON.stringify(row), () => assert.deepEqual(releaseIdsOf({ ...row }), ids));
});
