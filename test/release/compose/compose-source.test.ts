import assert from 'node:assert/strict';
import type { MemoryEntry } from '../../../shared/release/index.ts';
import { read } from '../reading.ts';

const compose = (name: string) => `services: {${name}: {image: x}}\n`;

describe('the compose file of a project', () => {
  const rows: [string, Record<string, MemoryEntry>, string[], string[]][] = [
    ['docker-compose.yml', { 'docker-compose.yml': compose('a') }, ['a'], []],
    ['docker-compose.yaml', { 'docker-compose.yaml': compose('b') }, ['b'], []],
    [
      'of both, the first',
      { 'docker-compose.yml': compose('a'), 'docker-compose.yaml': compose('b') },
      ['a'],
      ['compose-both-spellings docker-compose.yaml 1:1-1:1'],
    ],
    ['by a link', { 'docker-compose.yml': { link: 'x/c.yml' }, 'x/c.yml': compose('a') }, ['a'], []],
    ['not compose.yml', { 'compose.yml': compose('a'), Dockerfile: '' }, ['main'], []],
    ['a directory of that name is none', { 'docker-compose.yml/x': '', Dockerfile: '' }, ['main'], []],
  ];
  for (const [title, files, names, told] of rows)
    it(title, async () => {
      const project = await read(files);
      assert.deepEqual(
        project.release.services.map(({ name }) => name),
        names,
      );
      assert.deepEqual([project.told, project.release.undecided], [told, undefined]);
    });

  const wrong: [string, MemoryEntry, string][] = [
    ['outside', { link: '/etc/compose' }, 'path-outside'],
    ['too large', ' '.repeat(1024 * 1024 + 1), 'file-too-large'],
    ['not UTF-8', new Uint8Array([0x80]), 'file-not-utf8'],
  ];
  for (const [title, content, code] of wrong) {
    it(`${title} leaves the release undecided`, async () => {
      const { told, release } = await read({ 'docker-compose.yml': content, Dockerfile: '' });
      assert.deepEqual(told, [`${code} docker-compose.yml 1:1-1:1`]);
      assert.ok(release.undecided);
      assert.deepEqual(release.services, []);
    });
    it(`.env ${title} too`, async () => {
      const { told, release } = await read({ 'docker-compose.yml': compose('a'), '.env': content });
      assert.deepEqual(told, [`${code} .env 1:1-1:1`]);
      assert.ok(release.undecided);
    });
  }
});
