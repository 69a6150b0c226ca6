import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { writeWholeFile } from '../../shared/machine/whole-file.ts';
import { withFolder } from '../support/folder.ts';

async function* piecesOf(...pieces: string[]) {
  yield* pieces;
}

async function* broken(...pieces: string[]) {
  yield* pieces;
  throw new Error('the fleet is gone');
}

/** pieces that nobody is to ask for */
// biome-ignore lint/correctness/useYield: that is what is tested
async function* untouched(): AsyncGenerator<string> {
  assert.fail('asked for a piece');
}

const unwritable = (message: string) => ({ name: 'Failure', code: 'output-unwritable', message });

describe('writeWholeFile', () => {
  it('writes all pieces, and leaves nothing else', () =>
    withFolder({}, async (folder) => {
      await writeWholeFile(join(folder, 'd.json'), piecesOf('one, ', 'zwö, ', '', '三'));
      assert.equal(await readFile(join(folder, 'd.json'), 'utf8'), 'one, zwö, 三');
      assert.deepEqual(await readdir(folder), ['d.json']);
    }));

  it('writes a file of no pieces', () =>
    withFolder({}, async (folder) => {
      await writeWholeFile(join(folder, 'd.json'), piecesOf());
      assert.equal((await stat(join(folder, 'd.json'))).size, 0);
    }));

  it('replaces what stood there, at the end and not before', () =>
    withFolder({ 'd.json': 'old' }, async (folder) => {
      const file = join(folder, 'd.json');
      const pieces = async function* () {
        yield 'new';
        assert.equal(await readFile(file, 'utf8'), 'old');
        yield 'er';
      };
      await writeWholeFile(file, pieces());
      assert.equal(await readFile(file, 'utf8'), 'newer');
      assert.deepEqual(await readdir(folder), ['d.json']);
    }));

  it('leaves what stood there where the pieces fail, and passes on why', () =>
    withFolder({ 'd.json': 'old' }, async (folder) => {
      await assert.rejects(writeWholeFile(join(folder, 'd.json'), broken('new')), /^Error: the fleet is gone$/);
      assert.equal(await readFile(join(folder, 'd.json'), 'utf8'), 'old');
      assert.deepEqual(await readdir(folder), ['d.json']);
    }));

  it('leaves nothing where nothing was', () =>
    withFolder({}, async (folder) => {
      for (const pieces of [broken(), broken('new', 'er')]) {
        await assert.rejects(writeWholeFile(join(folder, 'd.json'), pieces));
        assert.deepEqual(await readdir(folder), []);
      }
    }));

  it('refuses a directory before it asks for a piece', () =>
    withFolder({ 'd/x': '' }, async (folder) => {
      const path = join(folder, 'd');
      await assert.rejects(writeWholeFile(path, untouched()), unwritable(`${path} is no file that could be written.`));
      assert.deepEqual(await readdir(path), ['x']);
    }));

  it('refuses a device', () =>
    assert.rejects(
      writeWholeFile('/dev/null', untouched()),
      unwritable('/dev/null is no file that could be written.'),
    ));

  for (const missing of ['nowhere/d.json', 'file/d.json']) {
    it(`says that the directory of ${missing} is not there, before it asks for a piece`, () =>
      withFolder({ file: '' }, async (folder) => {
        const path = join(folder, missing);
        await assert.rejects(
          writeWholeFile(path, untouched()),
          unwritable(`${path} can't be written: its directory is not there.`),
        );
      }));
  }

  it('says that it may not write', async function () {
    // who may do anything is refused nothing
    if (process.getuid?.() === 0) return this.skip();
    await withFolder({ 'd/x': '' }, async (folder) => {
      const path = join(folder, 'd', 'd.json');
      await chmod(join(folder, 'd'), 0o555);
      try {
        await assert.rejects(
          writeWholeFile(path, untouched()),
          unwritable(`${path} can't be written: permission denied.`),
        );
      } finally {
        await chmod(join(folder, 'd'), 0o755);
      }
    });
  });

  it('listens to no signal any more once it is done', () =>
    withFolder({}, async (folder) => {
      const before = process.listenerCount('SIGTERM');
      await writeWholeFile(join(folder, 'd.json'), piecesOf('x'));
      await assert.rejects(writeWholeFile(join(folder, 'e.json'), broken()));
      assert.equal(process.listenerCount('SIGTERM'), before);
    }));
});

describe('writeWholeFile, in a process of its own', function () {
  this.timeout(30_000);

  /** A program that writes `pieces`, an expression, to d.json. */
  const program = (pieces: string) => `
    import { writeWholeFile } from ${JSON.stringify(join(import.meta.dirname, '..', '..', 'shared', 'machine', 'whole-file.ts'))};
    async function* pieces() { ${pieces} }
    await writeWholeFile('d.json', pieces()).catch((error) => console.log(error.message));`;
  const node = (pieces: string) => [process.execPath, '--input-type=module', '--eval', program(pieces)] as const;

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    it(`leaves nothing where ${signal} ends it, and ends by that`, () =>
      withFolder({ 'd.json': 'old' }, async (cwd) => {
        const [command, ...args] = node(`
          yield 'new';
          console.log('begun');
          await new Promise((resolve) => setTimeout(resolve, 20_000));`);
        const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
        await once(child.stdout, 'data');
        assert.equal((await readdir(cwd)).length, 2);
        child.kill(signal);
        assert.deepEqual(await once(child, 'close'), [null, signal]);
        assert.deepEqual(await readdir(cwd), ['d.json']);
        assert.equal(await readFile(join(cwd, 'd.json'), 'utf8'), 'old');
      }));
  }

  it('takes no part of a piece for the whole where there is no more room', async function () {
    if (process.platform === 'win32') return this.skip();
    await withFolder({ 'd.json': 'old' }, async (cwd) => {
      // The limit on the size of a file, 8 blocks of 512 or 1024 bytes, cuts a write as a full disk does.
      const limited = ['-c', 'ulimit -f 8 && exec "$0" "$@"', ...node(`yield 'x'.repeat(10_000);`)];
      const child = spawn('sh', limited, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
      assert.equal(await text(child.stdout), "d.json can't be written: EFBIG.\n");
      assert.equal(await readFile(join(cwd, 'd.json'), 'utf8'), 'old');
      assert.deepEqual(await readdir(cwd), ['d.json']);
    });
  });
});
