import assert from 'node:assert/strict';
import { readBase } from '../../shared/check/index.ts';
import { memoryTree } from '../../shared/release/index.ts';

const options = { source: 'app', ref: 'main' };

describe('what a project is compared with', () => {
  it('is the release of the other commit, and called by its name', async () => {
    const compose = 'services:\n  player:\n    build: .\n';
    const { release, diagnostics } = await readBase(memoryTree({ 'docker-compose.yml': compose }), options);
    assert.deepEqual(
      release.services.map(({ name }) => name),
      ['player'],
    );
    assert.equal(release.ref, 'main');
    assert.deepEqual(diagnostics, []);
  });

  it('has no services where the project was not there yet, and says what follows', async () => {
    const { release, diagnostics } = await readBase(undefined, options);
    assert.deepEqual(release, { ...options, services: [] });
    assert.deepEqual(
      diagnostics.map(({ code, severity, message }) => [code, severity, message]),
      [
        [
          'base-missing',
          'note',
          'At main there is no such directory: every device that rejects the release does so newly.',
        ],
      ],
    );
  });

  it('is told to be undecided where it could not be read whole', async () => {
    const { diagnostics } = await readBase(memoryTree({ 'docker-compose.yml': 'services: [' }), options);
    assert.deepEqual(
      diagnostics.map(({ code, severity }) => [code, severity]),
      [['base-undecided', 'warning']],
    );
    assert.match(diagnostics[0]?.message ?? '', /^At main the project could not be read whole: .*had been fine\.$/);
  });
});
