import assert from 'node:assert/strict';
import { markerKey, readMarker, writeMarker } from '../../../action/publish/marker.ts';
import { nastyNames } from '../../support/nasty-names.ts';

describe('the marker of a comment', () => {
  const marker = { key: markerKey('CI', 'contracts', '.', []), run: 42 };

  it('is read as it was written, with the text behind it', () => {
    assert.deepEqual(readMarker(`${writeMarker(marker)}\n\nHello.\n`), { marker, text: 'Hello.' });
    assert.deepEqual(readMarker(`${writeMarker(marker)}\r\n\r\nHello,\r\nyou.`), { marker, text: 'Hello,\nyou.' });
  });

  for (const comment of [
    'Hello.',
    `> ${writeMarker(marker)}`,
    `See ${writeMarker(marker)}`,
    `\n${writeMarker(marker)}`,
    '<!-- balena-contracts xyz run=1 -->',
    `<!-- balena-contracts ${marker.key} run=-1 -->`,
    '',
  ])
    it(`is none in ${JSON.stringify(comment)}`, () => assert.equal(readMarker(comment), undefined));

  it('differs by workflow, job and source', () => {
    const keys = [
      markerKey('CI', 'contracts', '.', []),
      markerKey('CI', 'contracts', 'app', []),
      markerKey('CI', 'other', '.', []),
      markerKey('Nightly', 'contracts', '.', []),
      markerKey('CIcontracts', '', '.', []),
      markerKey('CI', 'contracts', '.', ['acme/kiosk']),
    ];
    assert.equal(new Set(keys).size, keys.length);
  });

  it('is closed by nobody who names a workflow, a job or a directory', () => {
    for (const name of Object.values(nastyNames)) {
      const written = writeMarker({ key: markerKey(String(name), String(name), String(name), []), run: 1 });
      assert.match(written, /^<!-- balena-contracts [\da-f]{16} run=1 -->$/);
    }
  });
});
