import assert from 'node:assert/strict';
import { contractFile, read } from '../reading.ts';

const compose = 'services:\n  a:\n    build: ./web\n';
const contract = (text: string) => ({ 'docker-compose.yml': compose, 'web/contract.yml': text });

describe('a contract file', () => {
  it('is what the device receives, with the places of its requirements', async () => {
    const { contracts, service, told } = await read(
      contract(`${contractFile}  - or:\n      - type: arch.sw\n        slug: rpi\n`),
    );
    assert.deepEqual(contracts.a, {
      name: 'Web',
      type: 'sw.container',
      slug: 'web',
      requires: [{ type: 'sw.supervisor', version: '>=12' }, { or: [{ type: 'arch.sw', slug: 'rpi' }] }],
    });
    assert.deepEqual(told, []);
    const file = 'web/contract.yml';
    assert.deepEqual(service('a')?.contract?.requirementLocations, [
      { file, line: 5, column: 5, endLine: 6, endColumn: 20 },
      { file, line: 7, column: 5, endLine: 9, endColumn: 18 },
    ]);
    assert.deepEqual(service('a')?.contract?.location, { file, line: 1, column: 1, endLine: 9, endColumn: 18 });
    assert.equal(service('a')?.contract?.origin, 'file');
  });

  const taken: [string, string, unknown][] = [
    ['requires may be missing', '{name: a, type: sw.container, slug: b}', undefined],
    ['or anything at all', '{name: a, type: sw.container, slug: b, requires: {x: 1}}', { x: 1 }],
    [
      'numbers stay numbers',
      '{name: 1, type: sw.container, slug: 2, requires: [{type: sw.l4t, version: 32.40}]}',
      [{ type: 'sw.l4t', version: 32.4 }],
    ],
    ['lines of Windows and a byte order mark', '\ufeffname: a\r\ntype: sw.container\r\nslug: b\r\n', undefined],
  ];
  for (const [title, text, expected] of taken)
    it(title, async () => {
      const { requires, told } = await read(contract(text));
      assert.deepEqual([requires, told], [{ a: expected }, []]);
    });

  it('contract.yaml is as good', async () => {
    const files = { 'docker-compose.yml': compose, 'web/contract.yaml': contractFile };
    assert.ok((await read(files)).service('a')?.contract);
  });

  it('in another place is not one', async () => {
    const files = {
      'docker-compose.yml': compose,
      'contract.yml': '!',
      'web/x/contract.yml': '!',
      'web/contract.yml/x': '',
    };
    const { told, service } = await read(files);
    assert.deepEqual([told, service('a')?.contract], [[], undefined]);
  });

  const refused: [string, string, string][] = [
    ['empty', '', 'contract-invalid web/contract.yml 1:1-1:1'],
    ['a string', 'text', 'contract-invalid web/contract.yml 1:1-1:5'],
    ['a list', '- a', 'contract-invalid web/contract.yml 1:1-1:4'],
    ['no name', '{type: sw.container, slug: b}', 'contract-invalid web/contract.yml 1:1-1:1'],
    ['an empty name', '{name: , type: sw.container, slug: b}', 'contract-invalid web/contract.yml 1:1-1:1'],
    ['no type', '{name: a, slug: b}', 'contract-invalid web/contract.yml 1:1-1:1'],
    ['no slug', '{name: a, type: sw.container}', 'contract-invalid web/contract.yml 1:1-1:1'],
    ['another type', '{name: a, type: sw.block, slug: b}', 'contract-invalid web/contract.yml 1:11-1:25'],
    [
      'two documents',
      '{name: a, type: sw.container, slug: b}\n---\na: 1\n',
      'contract-invalid web/contract.yml 3:1-3:5',
    ],
    [
      'invalid YAML',
      '{name: a, type: sw.container, slug: b, slug: c}',
      'yaml-duplicate-key web/contract.yml 1:40-1:44',
    ],
    ['an unknown tag', 'name: !x a\ntype: sw.container\nslug: b\n', 'yaml-invalid web/contract.yml 1:7-1:9'],
    ['too large', `#${'x'.repeat(1024 * 1024)}`, 'file-too-large web/contract.yml 1:1-1:1'],
  ];
  it('is refused for its type and for what it lacks, each told', async () => {
    const { told } = await read(contract('type: sw.supervisor\nname: a\n'));
    assert.deepEqual(told, ['contract-invalid web/contract.yml 1:1-1:1', 'contract-invalid web/contract.yml 1:1-1:20']);
  });

  for (const [title, text, told] of refused)
    it(`${title} is refused`, async () => {
      const project = await read(contract(text));
      assert.deepEqual(project.told, [told]);
      assert.ok(project.service('a')?.undecided);
      assert.equal(project.service('a')?.contract, undefined);
      assert.equal(project.release.undecided, undefined);
    });

  it('both spellings are refused, unless one is not sent', async () => {
    const files = { ...contract(contractFile), 'web/contract.yaml': contractFile };
    const { told, service } = await read(files);
    assert.deepEqual(told, ['contract-both-spellings web/contract.yaml 1:1-1:1']);
    assert.ok(service('a')?.undecided);
    const sent = await read({ ...files, '.dockerignore': 'web/contract.yml' });
    assert.deepEqual(sent.told, ['file-not-sent web/contract.yml 1:1-1:1']);
    assert.equal(sent.service('a')?.contract?.location?.file, 'web/contract.yaml');
  });

  it('that is a link out of the project is not followed', async () => {
    const files = { 'docker-compose.yml': compose, 'web/contract.yml': { link: '../../contract.yml' } };
    const { told, service } = await read(files);
    assert.deepEqual(told, ['path-outside web/contract.yml 1:1-1:1']);
    assert.ok(service('a')?.undecided);
  });

  it('is shared by services that share a context, and so are its mistakes', async () => {
    const text = 'services:\n  a: {build: web}\n  b: {build: {context: ./web}}\n';
    const shared = await read({ 'docker-compose.yml': text, 'web/contract.yml': contractFile });
    assert.equal(shared.service('a')?.contract, shared.service('b')?.contract);
    const wrong = await read({ 'docker-compose.yml': text, 'web/contract.yml': '' });
    assert.equal(wrong.told.length, 1);
    assert.ok(wrong.service('a')?.undecided && wrong.service('b')?.undecided);
  });
});
