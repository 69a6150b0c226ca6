import assert from 'node:assert/strict';
import type { MemoryEntry } from '../../../shared/release/index.ts';
import { contractFile, read } from '../reading.ts';

describe('a project without a compose file', () => {
  for (const name of ['Dockerfile', 'Dockerfile.template', 'Dockerfile.aarch64', 'package.json'])
    it(`with ${name} is one service`, async () => {
      const { release, told } = await read({ [name]: '' });
      assert.deepEqual([release.services, told], [[{ name: 'main', optional: false }], []]);
    });

  it('has the contract of the source directory', async () => {
    const { service } = await read({ Dockerfile: '', 'contract.yml': contractFile });
    assert.equal(service('main')?.contract?.location?.file, 'contract.yml');
    assert.ok((await read({ Dockerfile: '', 'contract.yml': '' })).service('main')?.undecided);
  });

  it('may name a Dockerfile of its own', async () => {
    const files = { 'docker/web.docker': '', 'contract.yml': contractFile };
    const { service, told } = await read(files, { dockerfile: 'docker/web.docker' });
    assert.deepEqual([service('main')?.contract?.location?.file, told], ['contract.yml', []]);
  });

  const nothing: [string, Record<string, MemoryEntry>][] = [
    ['nothing at all', {}],
    ['a Dockerfile further down', { 'web/Dockerfile': '' }],
    ['something with a similar name', { Dockerfiles: '', 'my.Dockerfile': '', 'Dockerfile.': '' }],
  ];
  for (const [title, files] of nothing)
    it(`with ${title} has nothing to build`, async () => {
      const { release, told } = await read(files);
      assert.deepEqual([release.services, told], [[], ['nothing-to-build . 1:1-1:1']]);
      assert.ok(release.undecided);
    });
});
