import assert from 'node:assert/strict';
import { contractFile, read } from '../reading.ts';

const label = 'io.balena.features.requires.sw.l4t';

describe('a service', () => {
  it('stands where its name is written', async () => {
    const { service } = await read({ 'docker-compose.yml': 'services:\n  a: {image: x}\n' });
    assert.deepEqual(service('a'), {
      name: 'a',
      location: { file: 'docker-compose.yml', line: 2, column: 3, endLine: 2, endColumn: 4 },
      optional: false,
    });
  });

  it('with a contract file and requirement labels is refused', async () => {
    const files = {
      'docker-compose.yml': `services:\n  a:\n    build: .\n    labels:\n      ${label}: "1"\n`,
      'contract.yml': contractFile,
    };
    const { told, service } = await read(files);
    assert.deepEqual(told, ['contract-and-labels docker-compose.yml 5:7-5:46']);
    assert.equal(service('a')?.undecided, 'Service a has requirement labels and the contract file contract.yml.');
    assert.equal(service('a')?.contract, undefined);
    const unsent = await read({ ...files, '.dockerignore': 'contract.yml' });
    assert.equal(unsent.service('a')?.contract?.origin, 'labels');
  });

  for (const [text, kind] of [
    ['', 'empty'],
    ['text', 'a string'],
    ['[build]', 'a list'],
    ['5', 'a number'],
  ] as const)
    it(`that is ${kind} is undecided`, async () => {
      const { told, service } = await read({ 'docker-compose.yml': `services:\n  b: {image: x}\n  a: ${text}\n` });
      assert.deepEqual(told, ['compose-invalid docker-compose.yml 3:3-3:4']);
      assert.equal(service('a')?.undecided, `Service a is ${kind}, and must be a map.`);
      assert.ok(service('b'));
    });

  const warned: [string, string, string][] = [
    ['neither build nor image', '{restart: always}', 'service-empty docker-compose.yml 2:6-2:23'],
    ['profiles', '{image: x, profiles: [debug]}', 'service-profiles docker-compose.yml 2:17-2:34'],
  ];
  for (const [title, text, told] of warned)
    it(`with ${title} is a warning`, async () => {
      const project = await read({ 'docker-compose.yml': `services:\n  a: ${text}\n` });
      assert.deepEqual(project.told, [told]);
      assert.equal(project.service('a')?.undecided, undefined);
    });

  it('with no profiles in the list is none', async () => {
    assert.deepEqual((await read({ 'docker-compose.yml': 'services: {a: {image: x, profiles: []}}' })).told, []);
  });
});
