import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { lint } from '../../../shared/lint/index.ts';
import { concludeLint } from '../../../shared/policy/index.ts';
import type { Diagnostic } from '../../../shared/release/index.ts';
import { toFixText, toLintText } from '../../../shared/report/index.ts';
import { contract, lintFiles, services } from '../../lint/linting.ts';
import { makeRelease } from '../../support/making.ts';

const plain = { width: 80, colours: false };
const none = new Map();
const location = { file: 'docker-compose.yml', line: 1, column: 1, endLine: 1, endColumn: 2 };
const of = (severity: Diagnostic['severity']): Diagnostic => ({
  code: 'yaml-invalid',
  severity,
  message: 'Broken.',
  location,
});

describe('toLintText', () => {
  const release = makeRelease({ web: {}, db: {} });
  const rows = [
    [[], 'error', '✓ Nothing wrong found in 2 services.\n'],
    [[of('note')], 'error', '1 note in 2 services.\n'],
    [[of('note')], 'note', '✗ 1 note in 2 services.\n'],
    [[of('warning'), of('warning')], 'error', '2 warnings in 2 services.\n'],
    [[of('warning')], 'warning', '✗ 1 warning in 2 services.\n'],
    [[of('error'), of('warning')], 'error', '✗ 1 error, 1 warning in 2 services.\n'],
  ] as const;
  for (const [diagnostics, failFrom, last] of rows) {
    it(`from ${failFrom}: ${last.trim()}`, () => {
      const text = toLintText(concludeLint(release, diagnostics, failFrom), none, plain);
      assert.equal(text.split('\n\n').at(-1), last);
    });
  }

  it('shows the line and a caret, the message, related places and the fix', async () => {
    const files = services({ a: ['arch.sw: amd64'], b: ['hw.device-type: raspberrypi3'], c: ['sw.arch: rpi'] });
    const { project, diagnostics, sources } = await lintFiles(files);
    const shown = diagnostics.filter(({ severity }) => severity === 'error');
    assert.equal(
      toLintText(concludeLint(project.release, shown), sources, plain),
      `docker-compose.yml:9:7 error services-contradict
  9 |       io.balena.features.requires.hw.device-type: raspberrypi3
    |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Service a asks for arch.sw amd64 and service b for hw.device-type
    raspberrypi3, but raspberrypi3 is armv7hf. Neither is optional, so no device
    accepts the release. Make optional what need not run everywhere.
    docker-compose.yml:5:7 what a asks for

docker-compose.yml:13:7 error requirement-label-unknown
  13 |       io.balena.features.requires.sw.arch: rpi
     |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  The label io.balena.features.requires.sw.arch of service c is none that
    builders know, so they ignore it in silence and nothing is required. Did you
    mean io.balena.features.requires.arch.sw?
    --fix: Write io.balena.features.requires.arch.sw.

✗ 2 errors in 3 services.
`,
    );
  });

  it('says the same in colours', async () => {
    const { project, diagnostics, sources } = await lintFiles(contract('{type: sw.l4t, version: 32.2}'));
    const check = concludeLint(project.release, diagnostics);
    const coloured = toLintText(check, sources, { width: 80, colours: true });
    assert.notEqual(coloured, toLintText(check, sources, plain));
    assert.equal(stripVTControlCharacters(coloured), toLintText(check, sources, plain));
  });

  it('escapes what strangers wrote, in the line and in the sentence', async () => {
    const files = {
      'docker-compose.yml':
        'services:\n  "a\u202e\u009b31m":\n    image: x\n    labels: {io.balena.features.optional: "##[error]\u2028"}\n',
    };
    const { project, sources } = await lintFiles(files);
    const text = toLintText(concludeLint(project.release, await lint(project)), sources, plain);
    assert.match(text, /optional-value-untrue/);
    assert.doesNotMatch(text, /[\u202e\u2028\u0080-\u009f]|##\[/);
  });

  it('counts what is too much to show', () => {
    const many = Array.from({ length: 101 }, () => of('warning'));
    const text = toLintText(concludeLint(release, many), none, plain);
    assert.match(text, /\n\nand 1 more: see --json\n\n101 warnings/);
    const related = Array.from({ length: 7 }, () => ({ location, message: 'also here' }));
    const one = toLintText(concludeLint(release, [{ ...of('note'), related }]), none, plain);
    assert.equal(one.match(/also here/g)?.length, 5);
    assert.match(one, /\n {4}and 2 more places\n/);
  });
});

describe('toFixText', () => {
  const changed = { file: 'a.yml', before: 'a: 1\n', after: 'a: "1"\n' };

  it('shows the difference, and what was left alone and why', () => {
    const refused = new Map([['b.yml', 'it has changes that are not committed. Commit it, or add --force']]);
    assert.equal(
      toFixText({ files: [changed], fixed: [of('error')], refused }, plain),
      `--- a/a.yml
+++ b/a.yml
@@ -1,1 +1,1 @@
-a: 1
+a: "1"

b.yml is left alone, for it has changes that are not committed. Commit it, or
  add --force.

Corrected 1 finding in 1 file.

`,
    );
  });

  it('says so where there was nothing to correct', () => {
    const text = toFixText({ files: [], fixed: [], refused: new Map() }, plain);
    assert.equal(text, 'Corrected 0 findings in 0 files.\n\n');
  });
});
