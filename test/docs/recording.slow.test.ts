import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recording } from './recording.ts';

describe('docs/push.svg', function () {
  this.timeout(300_000);

  it('shows what the balena CLI says', async () => {
    const picture = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'push.svg'), 'utf8');
    assert.equal(picture, await recording(), 'npm run docs:recording makes it anew');
  });
});
