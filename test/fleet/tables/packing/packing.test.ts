import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readRawFacts } from '../raw-facts.ts';
import { moduleText } from './module-text.ts';
import { packedModules } from './packed-modules.ts';
import { packRanges, type RangeToPack } from './packed-ranges.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const modules = packedModules(readRawFacts());

describe('the data modules', () => {
  for (const [name, text] of Object.entries(modules))
    it(`${name} is what the raw facts make`, () => {
      const committed = readFileSync(join(root, 'shared', 'fleet', 'tables', name), 'utf8');
      assert.ok(committed === text, 'npm run facts writes it anew');
    });

  it('come to less than 60,000 bytes', () => {
    const bytes = Object.values(modules).map((text) => Buffer.byteLength(text));
    assert.ok(bytes.reduce((sum, size) => sum + size, 0) < 60_000);
  });

  /** the data modules that a process has loaded when it has run some code with the floor */
  const loadedBy = async (code: string): Promise<string[]> => {
    const program = `
      import { registerHooks } from 'node:module';
      const loaded = [];
      registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
      const fleet = await import('./shared/fleet/index.ts');
      ${code}
      console.log(loaded.filter((url) => url.endsWith('-data.ts')).map((url) => url.split('/').at(-1)).join());`;
    const args = ['--input-type=module', '--eval', program];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    return stdout.trim().split(',').sort();
  };
  const rows: readonly (readonly [code: string, loaded: readonly string[]])[] = [
    ['', ['']],
    ['await fleet.loadDeviceTypes();', ['device-types-data.ts']],
    ['await fleet.loadL4t();', ['device-types-data.ts', 'l4t-data.ts']],
    ['await fleet.loadKernels();', ['device-types-data.ts', 'kernels-data.ts']],
    ['await fleet.loadSupervisors();', ['device-types-data.ts', 'supervisors-data.ts']],
  ];
  for (const [code, loaded] of rows)
    it(`are loaded by nothing but the question: ${code || 'none'}`, async () =>
      assert.deepEqual(await loadedBy(code), loaded));
});

describe('packing', () => {
  const range = (from: string, to: string): RangeToPack => ({ from, to, answer: '0' });
  const faults: readonly (readonly [ranges: readonly RangeToPack[], message: RegExp])[] = [
    [[range('2.1.0', '2.0.0')], /^Error: pi: the range 2\.1\.0 to 2\.0\.0 is out of order$/],
    [[range('2.0.0', '2.1.0'), range('2.1.0', '2.2.0')], /2\.1\.0 to 2\.2\.0 is out of order/],
    [[range('2.2.0', '2.3.0'), range('2.0.0', '2.1.0')], /2\.0\.0 to 2\.1\.0 is out of order/],
    [[range('2.0.0', 'new')], /2\.0\.0 to new is out of order/],
    [[range('2.0.0', '2019.07.0')], /2\.0\.0 to 2019\.07\.0 runs on into ESR/],
  ];
  for (const [ranges, message] of faults)
    it(`refuses ${ranges.map(({ from, to }) => `${from} to ${to}`).join(', ')}`, () =>
      assert.throws(() => packRanges(ranges, 'pi'), message));

  it('refuses a field that would end early', () => {
    const pi = { arch: 'rpi', name: 'Pi | 1', private: false };
    assert.throws(() => packedModules({ ...readRawFacts(), deviceTypes: { pi } }), /pi has a field/);
  });

  it('keeps a private device type private', () => {
    const pi = { arch: 'rpi', name: "Pi's", private: true };
    const packed = packedModules({ ...readRawFacts(), deviceTypes: { pi } })['device-types-data.ts'];
    assert.match(packed ?? '', /: string = 'pi\|rpi\|Pi\\'s\|\|private';\n$/);
  });

  it('refuses a contract that does not follow from what a device shows', () => {
    const l4t = { board: [{ from: '2.0.0', to: '2.0.0', l4t: '32.7', contract: '32.7.2', bsp: '32.7.2' }] };
    assert.throws(() => packedModules({ ...readRawFacts(), l4t }), /shows 32\.7 doesn't offer 32\.7\.2/);
  });

  for (const text of ['a`b', 'a$' + '{b}', 'a\\b'])
    it(`refuses ${text} in a literal`, () => assert.throws(() => moduleText('data', 'Text', text), /not fit/));
});
