import assert from 'node:assert/strict';
import { read } from '../reading.ts';

describe('a compose file', () => {
  const rows: [string, string, string[], string[], string | undefined][] = [
    ['any version', 'version: "2.4"\nservices: {a: {image: x}}\n', ['a'], [], undefined],
    ['x- keys are ignored', 'x-b: {c: [1]}\nservices: {a: {image: x}}\n', ['a'], [], undefined],
    ['a byte order mark and lines of Windows', '\ufeffservices:\r\n  a:\r\n    image: x\r\n', ['a'], [], undefined],
    ['several documents', 'services: {a: {image: x}}\n---\nservices: {b: {image: y}}\n', ['a', 'b'], [], undefined],
    ['a service taken back', 'services: {a: {image: x}, b: !reset {}}\n', ['a'], [], undefined],
    ['a list', '- a\n', [], ['compose-invalid docker-compose.yml 1:1-1:4'], 'docker-compose.yml is no compose file.'],
    [
      'services as a list',
      'services:\n  - a\n',
      [],
      ['compose-invalid docker-compose.yml 1:1-2:6'],
      '"services" is no map in docker-compose.yml.',
    ],
    [
      'no services',
      'version: "2"\n',
      [],
      ['nothing-to-build docker-compose.yml 1:1-1:1'],
      'docker-compose.yml has no services.',
    ],
    ['nothing', '', [], ['nothing-to-build docker-compose.yml 1:1-1:1'], 'docker-compose.yml has no services.'],
    [
      'invalid YAML, of which the rest is read',
      'services:\n  a:\n    image: x\n  a:\n    image: y\n  b:\n    image: z\n',
      ['a', 'b'],
      ['yaml-duplicate-key docker-compose.yml 4:3-4:4'],
      "docker-compose.yml can't be read as YAML to its end.",
    ],
    [
      '__proto__ and constructor are names like others',
      'services:\n  __proto__: {image: x}\n  constructor: {image: y}\n',
      ['__proto__', 'constructor'],
      [],
      undefined,
    ],
  ];
  for (const [title, text, names, told, undecided] of rows)
    it(title, async () => {
      const project = await read({ 'docker-compose.yml': text });
      assert.deepEqual(
        project.release.services.map(({ name }) => name),
        names,
      );
      assert.deepEqual(project.told, told);
      assert.equal(project.release.undecided, undecided);
    });

  it('documents that are laid over each other without end are given up', async function () {
    this.timeout(20_000);
    const many = Array.from({ length: 10_000 }, (_, index) => `s${index}: {image: x}`).join(', ');
    const text = `services: {${many}}\n${'---\nservices: {s0: {image: y}}\n'.repeat(400)}`;
    const { told, release } = await read({ 'docker-compose.yml': text });
    assert.deepEqual(told, ['compose-too-large docker-compose.yml 1:1-1:1']);
    assert.ok(release.undecided);
  });
});
