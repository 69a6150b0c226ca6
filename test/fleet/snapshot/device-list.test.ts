import assert from 'node:assert/strict';
import { type DeviceList, readList } from '../../../shared/fleet/snapshot/device-list.ts';
import { fill, textWindow, windowStart } from '../../../shared/fleet/snapshot/text-window.ts';
import { encoded } from './reading.ts';

describe('readList', () => {
  function read(list: DeviceList, text: string): { uuids: string; rest: string; spans: string[] } | undefined {
    const window = textWindow();
    fill(window, encoded(text), 0);
    const batch = readList(list, window, windowStart);
    assert.equal(new TextDecoder().decode(window.bytes.subarray(windowStart, window.end)), text);
    if (!batch) return undefined;
    const part = (start: number, end: number): string => new TextDecoder().decode(window.bytes.subarray(start, end));
    const spans = batch.records.map((_, index) => batch.spanOf(index)).map(({ start, end }) => part(start, end));
    return { uuids: batch.records.map(({ uuid }) => uuid).join(), rest: part(batch.end, window.end), spans };
  }

  it('reads whole devices, and learns what stands between two', () => {
    const list: DeviceList = { between: undefined };
    assert.equal(read(list, '{"uuid":"a"'), undefined);
    assert.deepEqual(read(list, '{"uuid":"a"},\n{"uuid":"b"},\n{"uui'), {
      uuids: 'a,b',
      rest: ',\n{"uui',
      spans: ['{"uuid":"a"}', '{"uuid":"b"}'],
    });
    assert.equal(list.between?.toString(), '},\n{"uuid":');
  });

  it('guesses where to end, and ends elsewhere if that was wrong, from then on without guesses', () => {
    const list: DeviceList = { between: Buffer.from('},{"uuid":') };
    assert.equal(read(list, '{"uuid":"a"},{"uuid":"b"},{"uuid":"c"}]}')?.rest, ',{"uuid":"c"}]}');
    assert.equal(read(list, '{"uuid":"a"},{"uuid":"b","x":"},{\\"uuid\\":"}]}')?.uuids, 'a');
    assert.equal(read(list, '{"uuid":"a"},{"uuid":"b","x":[{},{"uuid":7}]}]}')?.uuids, 'a,b');
    assert.equal(list.between, null);
  });

  it('reads up to the device that is at fault', () => {
    assert.equal(read({ between: undefined }, '{"uuid":"a"},{"uuid":b},{"uuid":"c"}]}')?.uuids, 'a');
  });
});
