import assert from 'node:assert/strict';
import { placeIn } from '../../shared/report/place-in.ts';

describe('the path of an annotation', () => {
  const rows: readonly (readonly [directory: string, file: string, path: string | undefined])[] = [
    ['', 'docker-compose.yml', 'docker-compose.yml'],
    ['apps/kiosk', 'player/contract.yml', 'apps/kiosk/player/contract.yml'],
    ['apps/kiosk', './contract.yml', 'apps/kiosk/contract.yml'],
    ['apps/kiosk', '../balena-contracts.yml', 'apps/balena-contracts.yml'],
    ['apps', '../../x', undefined],
    ['', '../x', undefined],
    ['apps', '.', undefined],
    ['apps', '', undefined],
    ['apps', '..', undefined],
    ['', '/etc/passwd', undefined],
    ['', 'C:\\x', undefined],
    ['', '..x', '..x'],
  ];
  for (const [directory, file, path] of rows) {
    it(`of ${JSON.stringify(file)} in ${JSON.stringify(directory)} is ${path}`, () =>
      assert.equal(placeIn(directory, file), path));
  }
});
