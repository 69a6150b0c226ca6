import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileTree } from '../../shared/release/files/file-tree.ts';
import { diagnosticSeverities, memoryTree, readProject } from '../../shared/release/index.ts';
import { contractFile, read } from './reading.ts';

describe('readProject', () => {
  it('names what was read', async () => {
    const { release } = await read({ Dockerfile: '' }, { source: 'dir', ref: 'main' });
    assert.deepEqual([release.source, release.ref], ['dir', 'main']);
  });

  it('says what is written, what it means and what to do, in bounded sentences', async () => {
    const long = 'x'.repeat(100_000);
    const text = `services:\n  ${long}:\n    build: ../${long}\n    extends: ${long}\n    labels: [io.balena.features.requires.${long}, io.balena.features.requires.arch.sw=${long}]\n`;
    const { diagnostics } = await read({ 'docker-compose.yml': text });
    assert.equal(diagnostics.length, 3);
    for (const { message } of diagnostics) {
      assert.match(message, /^[A-Z].*\.$/);
      assert.ok(message.length < 1500, message);
    }
  });

  it('a tree that refuses is told', async () => {
    const refusing: FileTree = {
      ...memoryTree({ 'docker-compose.yml': 'services: {a: {build: web}}', 'web/contract.yml': contractFile }),
      read: async () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })),
    };
    const { release, diagnostics } = await readProject(refusing, { source: 'x' });
    assert.equal(release.undecided, "The compose file docker-compose.yml can't be read (EACCES).");
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['file-unreadable'],
    );
  });

  it('reads ten thousand services with contexts of their own', async function () {
    this.timeout(20_000);
    const files = new Map([['docker-compose.yml', 'services:\n']]);
    let compose = 'services:\n';
    for (let index = 0; index < 10_000; index += 1) {
      compose += `  s${index}:\n    build: ./c${index}\n`;
      files.set(`c${index}/contract.yml`, contractFile);
    }
    files.set('docker-compose.yml', compose);
    const { release } = await readProject(memoryTree(files), { source: 'x' });
    assert.equal(release.services.filter(({ contract }) => contract !== undefined).length, 10_000);
  });

  it('never throws, and has an error exactly where something is undecided', async function () {
    this.timeout(20_000);
    const pieces = [
      'services:',
      '\n',
      '\n  ',
      '\n    ',
      'a:',
      'build: .',
      'image: x',
      'labels:',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '*a',
      '&a ',
      '<<: ',
      '!reset ',
      '$X',
      '${',
      'extends: a',
      'include: x',
      '__proto__: ',
      '"',
      '\t',
      '5',
      '---\n',
      'io.balena.features.requires.sw.l4t: ',
      'x',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
    const bytes = fc.uint8Array({ maxLength: 60 });
    const content = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: bytes });
    await fc.assert(
      fc.asyncProperty(content, content, content, async (compose, contract, ignore) => {
        const files = { 'docker-compose.yml': compose, 'contract.yml': contract, '.dockerignore': ignore };
        const { release, diagnostics } = await readProject(memoryTree(files), { source: 'x' });
        const undecided = [release, ...release.services].some((one) => one.undecided !== undefined);
        assert.equal(
          diagnostics.some(({ severity }) => severity === 'error'),
          undecided,
        );
        for (const { code, severity } of diagnostics) assert.equal(severity, diagnosticSeverities[code]);
      }),
      { numRuns: 500 },
    );
  });
});
