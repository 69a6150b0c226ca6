import assert from 'node:assert/strict';
import { directoryBefore } from '../../../action/project/renamed-directory.ts';

const moved = (...pairs: readonly (readonly [string, string])[]) => pairs.map(([from, to]) => ({ from, to }));

describe('what a directory was called before', () => {
  const rows: readonly (readonly [string, string, ReturnType<typeof moved>, string | undefined])[] = [
    ['by its files', 'apps/kiosk', moved(['kiosk/docker-compose.yml', 'apps/kiosk/docker-compose.yml']), 'kiosk'],
    [
      'by most of its files',
      'new',
      moved(['old/a/Dockerfile', 'new/a/Dockerfile'], ['old/b/x', 'new/b/x'], ['lib/c', 'new/c']),
      'old',
    ],
    ['that was the top', 'app', moved(['docker-compose.yml', 'app/docker-compose.yml']), ''],
    ['that is the top now', '', moved(['app/docker-compose.yml', 'docker-compose.yml']), 'app'],
    ['unless its files came under other names', 'new', moved(['old/compose.yml', 'new/docker-compose.yml']), undefined],
    ['unless they moved within it', 'new', moved(['new/a/x', 'new/b/x']), undefined],
    ['unless they are of a directory that begins alike', 'app', moved(['old/x', 'application/x']), undefined],
    ['unless a name just ends alike', 'new', moved(['old/my-x', 'new/x']), undefined],
    ['unless nothing moved', 'new', [], undefined],
  ];
  for (const [what, directory, renames, before] of rows) {
    it(what, () => assert.equal(directoryBefore(directory, renames), before));
  }
});
