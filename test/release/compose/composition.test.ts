import assert from 'node:assert/strict';
import { read } from '../reading.ts';

describe('a composition of several files', () => {
  it('keeps a service that two write in the same way', async () => {
    const files = {
      'docker-compose.yml': 'include: [b.yml]\nservices:\n  a: {image: x}\n',
      'b.yml': 'services:\n  a:\n    image: x\n',
    };
    assert.deepEqual((await read(files)).told, []);
  });

  it('refuses one that they write differently', async () => {
    const files = {
      'docker-compose.yml': 'include: [b.yml]\nservices:\n  a: {image: x}\n',
      'b.yml': 'services:\n  a: {image: y}\n',
    };
    const { told, service } = await read(files);
    assert.deepEqual(told, ['include-conflict docker-compose.yml 3:3-3:4']);
    assert.equal(service('a')?.undecided, 'Service "a" is also written, differently, in b.yml.');
  });

  it('judges the labels of networks and volumes of all files', async () => {
    const label = 'io.balena.features.requires.sw.l4t';
    const files = {
      'docker-compose.yml': `include: [b.yml]\nservices: {a: {image: x}}\nvolumes:\n  v:\n    labels: [${label}=bad]\n`,
      'b.yml': `networks:\n  n:\n    labels:\n      ${label}: bad\n`,
    };
    const { told, release } = await read(files);
    assert.deepEqual(told, [
      'requirement-label-invalid b.yml 4:7-4:46',
      'requirement-label-invalid docker-compose.yml 5:14-5:52',
    ]);
    assert.equal(release.undecided, `The builder refuses the value of the label ${label}.`);
  });
});
