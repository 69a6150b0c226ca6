import assert from 'node:assert/strict';
import { contractFile, read } from '../reading.ts';

const device = (slug: string) => ({ type: 'hw.device-type', slug });
const label = 'io.balena.features.requires.hw.device-type';

describe('extends', () => {
  it('of the same file, its own labels winning, in any order', async () => {
    const text = `services:
  a:
    extends: {service: b}
    labels: [${label}=own]
  b:
    extends: c
    image: x
    labels: {${label}: base, io.balena.features.optional: 1}
  c:
    labels: {io.balena.features.requires.arch.sw: amd64}
`;
    const { requires, told, service } = await read({ 'docker-compose.yml': text });
    const arch = { type: 'arch.sw', slug: 'amd64' };
    assert.deepEqual(requires, { a: [arch, device('own')], b: [arch, device('base')], c: [arch] });
    assert.deepEqual([service('a')?.optional, service('c')?.optional], [true, false]);
    assert.deepEqual(told, ['service-empty docker-compose.yml 10:5-10:57']);
  });

  it('of another file, whose paths start from there', async () => {
    const files = {
      'docker-compose.yml': 'services:\n  a:\n    extends: {file: sub/base.yml, service: b}\n',
      'sub/base.yml': 'services:\n  b:\n    extends: {file: ../up.yml, service: c}\n    build: ./web\n',
      'up.yml': `services:\n  c:\n    label_file: l.env\n`,
      'l.env': 'io.balena.features.optional=on\n',
      'sub/web/contract.yml': contractFile,
    };
    const { told, service } = await read(files);
    assert.equal(service('a')?.contract?.location?.file, 'sub/web/contract.yml');
    assert.equal(service('a')?.optional, true);
    assert.deepEqual(told, []);
  });

  it('of another file without context builds from the source directory', async () => {
    const files = {
      'docker-compose.yml': 'services:\n  a:\n    extends: {file: sub/base.yml, service: b}\n',
      'sub/base.yml': 'services: {b: {build: {dockerfile: X}}}\n',
      'contract.yml': contractFile,
    };
    assert.equal((await read(files)).service('a')?.contract?.location?.file, 'contract.yml');
  });

  it('!reset takes away what was inherited', async () => {
    const text = `services:\n  a:\n    extends: b\n    labels: !reset {}\n  b:\n    image: x\n    labels: {${label}: nuc}\n`;
    assert.deepEqual((await read({ 'docker-compose.yml': text })).requires, { b: [device('nuc')] });
  });

  it('a requirement remembers the file that it is written in', async () => {
    const files = {
      'docker-compose.yml': 'services:\n  a:\n    image: x\n    extends: {file: b.yml, service: b}\n',
      'b.yml': `services:\n  b:\n    labels:\n      - ${label}=nuc\n`,
    };
    const { service } = await read(files);
    assert.deepEqual(service('a')?.contract?.requirementLocations, [
      { file: 'b.yml', line: 4, column: 9, endLine: 4, endColumn: 55 },
    ]);
  });

  const wrong: [string, Record<string, string>, string, string][] = [
    [
      'itself',
      { 'docker-compose.yml': 'services:\n  a:\n    image: x\n    extends: a\n' },
      'extends-cycle docker-compose.yml 4:5-4:15',
      'Service "a" extends "a", which in the end extends itself.',
    ],
    [
      'nobody',
      { 'docker-compose.yml': 'services:\n  a:\n    image: x\n    extends: b\n' },
      'extends-missing docker-compose.yml 4:5-4:15',
      'Service "a" extends "b", which docker-compose.yml doesn\'t have.',
    ],
    [
      'no service',
      { 'docker-compose.yml': 'services:\n  a:\n    image: x\n    extends: [b]\n' },
      'compose-invalid docker-compose.yml 4:5-4:17',
      'Service "a" has an "extends" that names no service.',
    ],
    [
      'no file',
      { 'docker-compose.yml': 'services:\n  a:\n    image: x\n    extends: {service: b, file: c.yml}\n' },
      'file-missing docker-compose.yml 4:5-4:39',
      "The extended file c.yml doesn't exist.",
    ],
    [
      'a file outside',
      { 'docker-compose.yml': 'services:\n  a:\n    image: x\n    extends: {service: b, file: ../c.yml}\n' },
      'path-outside docker-compose.yml 4:5-4:42',
      "The extended file ../c.yml lies outside the source directory, by its path or by a symbolic link, and isn't read.",
    ],
    [
      'a file that is not sent',
      {
        'docker-compose.yml': 'services:\n  a:\n    image: x\n    extends: {service: b, file: c.yml}\n',
        'c.yml': 'services: {b: {}}',
        '.dockerignore': 'c.yml',
      },
      'file-missing docker-compose.yml 4:5-4:39',
      'The extended file c.yml is left out by .dockerignore.',
    ],
  ];
  for (const [title, files, told, undecided] of wrong)
    it(`${title} leaves the service undecided`, async () => {
      const project = await read(files);
      assert.deepEqual(project.told, [told]);
      assert.equal(project.service('a')?.undecided, undecided);
    });

  it('a circle over two files, and who leads into it', async () => {
    const files = {
      'docker-compose.yml':
        'services:\n  a: {image: x, extends: b}\n  b: {image: x, extends: {file: o.yml, service: c}}\n',
      'o.yml': 'services:\n  c: {extends: {file: docker-compose.yml, service: b}}\n',
    };
    const { told, service } = await read(files);
    assert.deepEqual(told, ['extends-cycle o.yml 2:7-2:54']);
    assert.ok(service('a')?.undecided && service('b')?.undecided);
  });

  it('more than a hundred in a row are given up', async () => {
    const chain = Array.from({ length: 150 }, (_, index) => `  a${index}: {image: x, extends: a${index + 1}}\n`);
    const { diagnostics } = await read({ 'docker-compose.yml': `services:\n${chain.join('')}  a150: {image: x}\n` });
    assert.equal(diagnostics[0]?.code, 'extends-cycle');
  });

  it('a large service extended by many is given up before it has grown', async function () {
    this.timeout(20_000);
    const labels = Array.from({ length: 10_000 }, (_, index) => `l${index}: x`).join(', ');
    const many = Array.from({ length: 2000 }, (_, index) => `  a${index}: {extends: b, labels: {q: x}}\n`);
    const text = `services:\n  b: {image: x, labels: {${labels}}}\n${many.join('')}`;
    const { diagnostics, release } = await read({ 'docker-compose.yml': text });
    assert.equal(diagnostics.filter(({ code }) => code === 'compose-too-large').length, 1);
    assert.ok(release.undecided);
    assert.ok(release.services.at(-1)?.undecided);
  });
});
