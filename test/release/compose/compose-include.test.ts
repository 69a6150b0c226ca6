import assert from 'node:assert/strict';
import { contractFile, read } from '../reading.ts';

const service = 'services:\n  b:\n    build: ./web\n';

describe('include', () => {
  const rows: [string, string, Record<string, string>, string][] = [
    [
      'a path',
      'include: sub/b.yml\n',
      { 'sub/b.yml': service, 'sub/web/contract.yml': contractFile },
      'sub/web/contract.yml',
    ],
    [
      'a list of paths',
      'include: [sub/b.yml]\n',
      { 'sub/b.yml': service, 'sub/web/contract.yml': contractFile },
      'sub/web/contract.yml',
    ],
    [
      'a map with a project directory',
      'include:\n  - path: sub/b.yml\n    project_directory: other\n',
      { 'sub/b.yml': service, 'other/web/contract.yml': contractFile },
      'other/web/contract.yml',
    ],
    [
      'several files laid over each other',
      'include:\n  - path: [sub/b.yml, over.yml]\n',
      { 'sub/b.yml': service, 'over.yml': 'services: {b: {build: x}}', 'sub/x/contract.yml': contractFile },
      'sub/x/contract.yml',
    ],
    [
      'a path from its variables',
      'include: [b.yml]\n',
      { 'b.yml': 'services: {b: {build: $WHERE}}\n', '.env': 'WHERE=web', 'web/contract.yml': contractFile },
      'web/contract.yml',
    ],
    [
      'the variables of its own directory',
      'include: [sub/b.yml]\n',
      {
        'sub/b.yml': 'services: {b: {build: $WHERE}}\n',
        'sub/.env': 'WHERE=web',
        'sub/web/contract.yml': contractFile,
      },
      'sub/web/contract.yml',
    ],
    [
      'of files with variables the last wins',
      'include: [{path: b.yml, env_file: [one, two]}]\n',
      {
        'b.yml': 'services: {b: {build: $WHERE}}\n',
        one: 'WHERE=x',
        two: 'WHERE=web',
        'web/contract.yml': contractFile,
      },
      'web/contract.yml',
    ],
    [
      'includes of includes',
      'include: [sub/a.yml]\n',
      { 'sub/a.yml': 'include: [b.yml]\n', 'sub/b.yml': service, 'sub/web/contract.yml': contractFile },
      'sub/web/contract.yml',
    ],
  ];
  for (const [title, include, files, file] of rows)
    it(title, async () => {
      const project = await read({ 'docker-compose.yml': `${include}services: {a: {image: x}}\n`, ...files });
      assert.deepEqual(
        project.release.services.map(({ name }) => name),
        ['a', 'b'],
      );
      assert.equal(project.service('b')?.contract?.location?.file, file);
      assert.deepEqual([project.told, project.release.undecided], [[], undefined]);
    });

  const wrong: [string, string, Record<string, string>, string][] = [
    ['a missing file', 'include: [b.yml]\n', {}, 'file-missing docker-compose.yml 1:11-1:16'],
    ['a file outside', 'include: [../b.yml]\n', {}, 'path-outside docker-compose.yml 1:11-1:19'],
    ['no path', 'include: [{}]\n', {}, 'compose-invalid docker-compose.yml 1:11-1:13'],
    ['a repository', 'include: ["https://example.com/x.git"]\n', {}, 'compose-invalid docker-compose.yml 1:11-1:38'],
    ['a number', 'include: [5]\n', {}, 'compose-invalid docker-compose.yml 1:11-1:12'],
    [
      'a missing env_file',
      'include: [{path: b.yml, env_file: no}]\n',
      { 'b.yml': '' },
      'file-missing docker-compose.yml 1:11-1:38',
    ],
    ['itself', 'include: [docker-compose.yml]\n', {}, 'include-cycle docker-compose.yml 1:11-1:29'],
    [
      'a file that is not sent',
      'include: [b.yml]\n',
      { 'b.yml': '', '.dockerignore': 'b.yml' },
      'file-missing docker-compose.yml 1:11-1:16',
    ],
  ];
  for (const [title, include, files, told] of wrong)
    it(`${title} leaves the release undecided`, async () => {
      const project = await read({ 'docker-compose.yml': `${include}services: {a: {image: x}}\n`, ...files });
      assert.deepEqual(project.told, [told]);
      assert.ok(project.release.undecided);
      assert.ok(project.service('a'));
    });

  it('the source directory itself is no file', async () => {
    const { told } = await read({ 'docker-compose.yml': 'include: [.]\nservices: {a: {image: x}}\n' });
    assert.deepEqual(told, ['file-unreadable docker-compose.yml 1:11-1:12']);
  });

  for (const [what, include] of [
    ['files laid over each other', `{path: [${Array(100_000).fill('b.yml').join(', ')}]}`],
    ['files with variables', `{path: b.yml, env_file: [${Array(100_000).fill('e').join(', ')}]}`],
  ])
    it(`a hundred thousand ${what} are given up`, async () => {
      const files = {
        'docker-compose.yml': `include: [${include}]\n`,
        'b.yml': 'services: {b: {image: $X}}\n',
        e: 'A=1',
      };
      const { diagnostics, release } = await read(files);
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ['compose-invalid'],
      );
      assert.ok(release.undecided);
    });

  it('one large file included often is given up', async function () {
    this.timeout(20_000);
    const services = Array.from({ length: 30_000 }, (_, index) => ` s${index}: {image: x}\n`);
    const { diagnostics, release } = await read({
      'docker-compose.yml': `include: [${Array(190).fill('b.yml').join(', ')}]\n`,
      'b.yml': `services:\n${services.join('')}`,
    });
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['compose-too-large'],
    );
    assert.ok(release.undecided);
  });

  it('many are given up', async () => {
    const include = `include: [${Array(1000).fill('b.yml').join(', ')}]\n`;
    const { diagnostics } = await read({ 'docker-compose.yml': include, 'b.yml': 'services: {b: {image: x}}\n' });
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['compose-invalid'],
    );
  });
});
