import assert from 'node:assert/strict';
import { contractFile, read } from '../reading.ts';

const compose = (service: string) => `services:\n  web: ${service}\n`;

describe('stray contracts', () => {
  const rows: [title: string, files: Record<string, string>, stray: [file: string, service: string | undefined][]][] = [
    [
      'one in the source directory that no service is built from',
      { 'docker-compose.yml': compose('{build: ./web}'), 'contract.yml': 'type: sw.block\n', 'web/Dockerfile': '' },
      [['contract.yml', undefined]],
    ],
    [
      'not the one of a service that is built from there',
      { 'docker-compose.yml': compose('{build: .}'), 'contract.yml': contractFile },
      [],
    ],
    [
      'one in the directory of a service that is not built',
      { 'docker-compose.yml': compose('{image: x}'), 'web/contract.yaml': contractFile },
      [['web/contract.yaml', 'web']],
    ],
    [
      'not one that is built from there by another',
      {
        'docker-compose.yml': 'services: {web: {image: x}, other: {build: ./web}}',
        'web/contract.yml': contractFile,
      },
      [],
    ],
    [
      'not one that is never sent',
      {
        'docker-compose.yml': compose('{image: x}'),
        'contract.yml': contractFile,
        '.dockerignore': 'contract.yml\n',
      },
      [],
    ],
    [
      'nothing that is no YAML, and no word about it',
      { 'docker-compose.yml': compose('{image: x}'), 'contract.yml': 'a: [' },
      [],
    ],
    [
      'one in a directory that no service is built from',
      { 'docker-compose.yml': compose('{build: web}'), 'web/Dockerfile': '', 'old/contract.yml': contractFile },
      [['old/contract.yml', undefined]],
    ],
    [
      'not one that lies deeper, or hidden',
      { 'docker-compose.yml': compose('{image: x}'), 'a/b/contract.yml': '', '.git/contract.yml': contractFile },
      [],
    ],
    [
      'nothing of a service whose name is no directory',
      { 'docker-compose.yml': 'services: {"../web": {image: x}, "..": {image: x}}', 'web/contract.yml': contractFile },
      [['web/contract.yml', undefined]],
    ],
    ['nothing without a compose file', { Dockerfile: '', 'contract.yml': contractFile }, []],
  ];
  for (const [title, files, stray] of rows)
    it(title, async () => {
      const { written, told } = await read(files);
      const found = written.strayContracts.map(({ contract, service }) => [contract.place.source.file, service]);
      assert.deepEqual([found, told], [stray, []]);
    });
});
