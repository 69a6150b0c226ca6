import assert from 'node:assert/strict';
import { contractFile, read } from '../reading.ts';

const base = {
  'docker-compose.yml': 'services:\n  a:\n    build: ./web\n',
  'web/contract.yml': contractFile,
};
const left = 'file-not-sent web/contract.yml 1:1-1:1';

describe('.dockerignore', () => {
  const rows: [string, string, boolean][] = [
    ['nothing', '', true],
    ['*', '*', false],
    ['* with an exception', '*\n!web\n', true],
    ['* with an exception for something else', '*\n!web/src\n', false],
    ['the file', 'web/contract.yml', false],
    ['the file anywhere', '**/contract.yml', false],
    ['only in the root', 'contract.yml', true],
    ['all YAML', '**/*.yml', false],
    ['the last pattern decides', '!web/contract.yml\nweb\n', false],
    ['a comment', '# web\n', true],
    ['small and capital letters differ', 'WEB\n', true],
    ['lines of Windows', 'web\r\n', false],
    ['a byte order mark', '\ufeffweb\n', false],
  ];
  for (const [title, ignore, sent] of rows)
    it(`${title}: ${sent ? 'sent' : 'left out'}`, async () => {
      const { told, service } = await read({ ...base, '.dockerignore': ignore });
      assert.deepEqual(told, sent ? [] : [left]);
      assert.equal(service('a')?.contract !== undefined, sent);
      assert.equal(service('a')?.undecided, undefined);
    });

  it('docker-compose.yml is sent whatever it says', async () => {
    assert.ok((await read({ ...base, '.dockerignore': '*' })).service('a'));
  });

  it('docker-compose.yaml is not', async () => {
    const files = { 'docker-compose.yaml': 'services: {a: {image: x}}', Dockerfile: '', '.dockerignore': '*\n!web' };
    const { told, release } = await read(files);
    assert.deepEqual(told, ['file-not-sent docker-compose.yaml 1:1-1:1']);
    assert.deepEqual(
      release.services.map(({ name }) => name),
      ['main'],
    );
  });

  it('in a context it counts only with multiDockerignore, and then alone', async () => {
    const inContext = { ...base, 'web/.dockerignore': 'contract.yml' };
    assert.deepEqual((await read(inContext)).told, []);
    assert.deepEqual((await read(inContext, { multiDockerignore: true })).told, [left]);
    const inRoot = { ...base, '.dockerignore': '*' };
    assert.deepEqual((await read(inRoot, { multiDockerignore: true })).told, []);
  });

  it('an invalid pattern leaves the release undecided', async () => {
    const { told, release } = await read({ ...base, '.dockerignore': 'ok\n  [z-a]x  \n' });
    assert.deepEqual(told, ['dockerignore-invalid .dockerignore 2:1-2:9']);
    assert.equal(
      release.undecided,
      "What is sent to the builder isn't known, for .dockerignore has an invalid pattern.",
    );
  });

  it('of many invalid patterns twenty are told', async () => {
    const { told } = await read({ ...base, '.dockerignore': '[z-a]\n'.repeat(1000) });
    assert.equal(told.length, 20);
  });

  const costly: [string, string][] = [
    ['wildcards that would take hours', `${'*a'.repeat(20)}b`],
    ['a repeated group, for ever', '(a+)+b'],
  ];
  for (const [title, pattern] of costly)
    it(`${title}: not tried, and the release undecided`, async () => {
      const directory = 'a'.repeat(60);
      const { told, release } = await read({
        'docker-compose.yml': `services: {a: {build: ${directory}}}`,
        [`${directory}/contract.yml`]: contractFile,
        '.dockerignore': pattern,
      });
      assert.deepEqual(told, ['dockerignore-invalid .dockerignore 1:1-1:1']);
      assert.match(release.undecided ?? '', /would take too long/);
    });

  it('so does one that cannot be read', async () => {
    const { told, release } = await read({ ...base, '.dockerignore': { link: '/etc/hosts' } });
    assert.deepEqual(told, ['path-outside .dockerignore 1:1-1:1']);
    assert.ok(release.undecided);
  });
});
