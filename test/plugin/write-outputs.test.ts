import assert from 'node:assert/strict';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Output } from '../../plugin/output-flags.ts';
import { writeOutputs } from '../../plugin/write-outputs.ts';
import type { Check } from '../../shared/policy/index.ts';
import { checkExample } from '../support/examples.ts';
import { withFolder } from '../support/folder.ts';

const golden = (name: string) => readFile(join(import.meta.dirname, '..', 'report', 'golden', name), 'utf8');
const colourful = { width: 80, colours: true };

/** Writes reports, and gives what came on standard output. */
async function writtenBy(check: Check, outputs: readonly Output[]): Promise<string> {
  const standardOutput = new PassThrough();
  const read = text(standardOutput);
  try {
    await writeOutputs(check, outputs, { text: colourful, source: 'examples/kiosk' }, standardOutput);
  } finally {
    standardOutput.end();
  }
  return read;
}

describe('writeOutputs', () => {
  const files = [
    ['text', 'k.txt', 'kiosk.80.golden.txt'],
    ['json', 'k.json', 'kiosk.golden.json'],
    ['markdown', 'k.md', 'kiosk.golden.md'],
    ['sarif', 'k.sarif', 'kiosk.golden.sarif'],
    ['junit', 'k.xml', 'kiosk.golden.xml'],
    ['csv', 'k.csv', 'kiosk.golden.csv'],
  ] as const;

  it('writes every format from one check, and text as the terminal has it', () =>
    withFolder({}, async (folder) => {
      const outputs = files.map(([format, file]) => ({ format, file: join(folder, file) }));
      const printed = await writtenBy(await checkExample('kiosk'), [{ format: 'text' }, ...outputs]);
      assert.equal(printed, await golden('kiosk.80.golden.ansi'));
      for (const [, file, kept] of files) {
        assert.equal(await readFile(join(folder, file), 'utf8'), await golden(kept), file);
      }
      assert.equal((await readdir(folder)).length, files.length);
    }));

  for (const [format, , kept] of files.slice(1)) {
    it(`prints ${format} on standard output, the same bytes`, async () =>
      assert.equal(await writtenBy(await checkExample('kiosk'), [{ format }]), await golden(kept)));
  }

  it('prints nothing where a file could not be written, and leaves no part of it', () =>
    withFolder({}, async (folder) => {
      await mkdir(join(folder, 'taken.md'));
      const standardOutput = new PassThrough();
      const outputs = [{ format: 'text' }, { format: 'markdown', file: join(folder, 'taken.md') }] as const;
      await assert.rejects(
        writeOutputs(
          await checkExample('kiosk'),
          outputs,
          { text: colourful, source: 'examples/kiosk' },
          standardOutput,
        ),
        {
          code: 'output-unwritable',
        },
      );
      assert.equal(standardOutput.read(), null);
      assert.deepEqual(await readdir(folder), ['taken.md']);
    }));
});
