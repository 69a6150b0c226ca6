import assert from 'node:assert/strict';
import { contractFile, read } from '../reading.ts';

const compose = (build: string) => `services:\n  a:\n    build: ${build}\n`;

describe('build contexts', () => {
  const rows: [string, string, string][] = [
    ['a string', './web', 'web/contract.yml'],
    ['with a slash behind', 'web/', 'web/contract.yml'],
    ['a map', '{context: web}', 'web/contract.yml'],
    ['a detour', './x/../web', 'web/contract.yml'],
    ['the source directory', '.', 'contract.yml'],
    ['the source directory in a map', '{context: .}', 'contract.yml'],
    ['a map without context', '{dockerfile: X}', 'contract.yml'],
    ['a link', 'linked', 'web/contract.yml'],
  ];
  const files = {
    'contract.yml': contractFile,
    'web/contract.yml': contractFile,
    linked: { link: './web' },
  };
  for (const [title, build, file] of rows)
    it(title, async () => {
      const { told, service } = await read({ ...files, 'docker-compose.yml': compose(build) });
      assert.deepEqual([told, service('a')?.contract?.location?.file], [[], file]);
    });

  it('a service with only an image reads no file', async () => {
    const { service } = await read({ ...files, 'docker-compose.yml': 'services: {a: {image: x, build: }}' });
    assert.equal(service('a')?.contract, undefined);
  });

  it('an unset variable in it is told', async () => {
    const { told } = await read({ ...files, 'docker-compose.yml': compose('./$DIR') });
    assert.deepEqual(told, ['variable-unset docker-compose.yml 3:12-3:18']);
  });

  for (const context of ['@'.repeat(1_000_000), `${'.git#'.repeat(200_000)}\\nx`, 'a@'.repeat(500_000)])
    it(`a megabyte of ${context.slice(0, 5)} is looked at once`, async () => {
      const start = performance.now();
      await read({ 'docker-compose.yml': compose(`"${context}"`) });
      assert.ok(performance.now() - start < 5000);
    });

  const missing: [string, string][] = [
    ['nothing there', 'none'],
    ['a file', 'web/contract.yml'],
  ];
  for (const [title, build] of missing)
    it(`${title} is a warning, and no contract`, async () => {
      const { told, service } = await read({ ...files, 'docker-compose.yml': compose(build) });
      assert.deepEqual(told, [`context-missing docker-compose.yml 3:12-3:${12 + build.length}`]);
      assert.deepEqual([service('a')?.contract, service('a')?.undecided], [undefined, undefined]);
    });

  const undecided: [string, string, string][] = [
    ['above', '../web', 'path-outside'],
    ['absolute', '/web', 'path-outside'],
    ['a link out', 'out/web', 'path-outside'],
    ['a link in a circle', 'circle', 'file-unreadable'],
    ['a repository', 'https://example.com/x', 'context-remote'],
    ['a repository by ssh', 'git@example.com:x/y', 'context-remote'],
    ['an archive of git', 'x/y.git#main', 'context-remote'],
    ['a list', '[web]', 'compose-invalid'],
    ['a map as context', '{context: {a: b}}', 'compose-invalid'],
  ];
  for (const [title, build, code] of undecided)
    it(`${title} leaves the service undecided`, async () => {
      const text = compose(build.startsWith('[') || build.startsWith('{') ? build : JSON.stringify(build));
      const outside = { out: { link: '../other' }, circle: { link: 'circle' } };
      const { told, service } = await read({ ...outside, 'docker-compose.yml': text });
      assert.deepEqual(
        told.map((one) => one.split(' ')[0]),
        [code],
      );
      assert.ok(service('a')?.undecided);
    });
});
