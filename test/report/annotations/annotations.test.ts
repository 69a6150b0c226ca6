import assert from 'node:assert/strict';
import { assess } from '../../../shared/assessment/index.ts';
import { type Check, concludeCheck, type FailOn } from '../../../shared/policy/index.ts';
import type { Diagnostic, Location, Release } from '../../../shared/release/index.ts';
import { type Annotation, toAnnotations } from '../../../shared/report/index.ts';
import { checkComparedKiosk } from '../../support/compared-kiosk.ts';
import { makeDevice, streamDevices } from '../../support/devices.ts';
import { checkExample } from '../../support/examples.ts';
import { assertGolden } from '../../support/golden.ts';
import { makePi, makeRelease } from '../../support/making.ts';
import { nastyCheck } from '../../support/nasty-check.ts';
import { nastyNames } from '../../support/nasty-names.ts';

const at = (line: number, file = 'player/contract.yml'): Location => ({
  file,
  line,
  column: 5,
  endLine: line,
  endColumn: 20,
});

/** One service that asks for a Supervisor, and is written somewhere. */
function player(version: string, location: Location | undefined = at(5)): Release {
  const made = makeRelease({ player: { requires: [{ type: 'sw.supervisor', version }] } });
  const services = made.services.map(({ contract, ...service }) => ({
    ...service,
    location: at(2, 'docker-compose.yml'),
    ...(contract && { contract: { ...contract, requirementLocations: location ? [location] : [] } }),
  }));
  return { ...made, services };
}

async function checkPlayer({
  devices = 14,
  others = 3,
  failOn = undefined as readonly FailOn[] | undefined,
  base = undefined as Release | undefined,
  release = player('>=12.6.17'),
  diagnostics = [] as readonly Diagnostic[],
} = {}): Promise<Check> {
  const of = (supervisor: string, from: number, number: number) =>
    Array.from({ length: number }, (_, index) => makeDevice(from + index, makePi(supervisor)));
  const assessments = await assess(
    release,
    streamDevices([...of('11.4.10', 1, devices), ...of('14.0.0', 100, others)], { fleet: 'acme/kiosk' }),
    base ? { base } : {},
  );
  return concludeCheck({ release, diagnostics, assessments }, { excuses: [], ...(failOn && { failOn }) }, '2026-11-24');
}

const top = { directory: '' };
const levels = (annotations: readonly Annotation[]) => annotations.map(({ level }) => level);

describe('annotations', () => {
  it('say at the line of a requirement which devices reject it, what they have and who they are', async () => {
    assert.deepEqual(toAnnotations(await checkPlayer(), { directory: 'apps/kiosk' }), [
      {
        path: 'apps/kiosk/player/contract.yml',
        startLine: 5,
        endLine: 5,
        startColumn: 5,
        endColumn: 20,
        level: 'failure',
        title: '14 devices would rightly reject this release',
        message:
          '14 of 17 devices of acme/kiosk would rightly reject this release: player asks for sw.supervisor >=12.6.17; raspberrypi3 on balenaOS 2.46.1+rev1 has 11.4.10 — device-1 (0000000), device-2 (0000000), device-3 (0000000), device-4 (0000000), device-5 (0000000), device-6 (0000000), device-7 (0000000), device-8 (0000000), device-9 (0000000), device-10 (0000000) and 4 more.',
      },
    ]);
  });

  const rows: readonly (readonly [
    what: string,
    asked: Parameters<typeof checkPlayer>[0],
    levels: readonly string[],
  ])[] = [
    ['fail where the policy does', { failOn: ['rejecting'] }, ['failure']],
    ['warn of what the policy lets pass', { failOn: [] }, ['warning']],
    ['fail for what is new', { base: player('>=10') }, ['failure']],
    ['warn of what was so before', { base: player('>=12.6.17') }, ['warning']],
    ['are none where all run it', { devices: 0 }, []],
  ];
  for (const [what, asked, expected] of rows) {
    it(what, async () => assert.deepEqual(levels(toAnnotations(await checkPlayer(asked), top)), expected));
  }

  it('say whether all devices are concerned', async () => {
    const [all] = toAnnotations(await checkPlayer({ others: 0 }), top);
    assert.match(all?.message ?? '', /^All 14 devices of acme\/kiosk would rightly reject this release: /);
    const [one] = toAnnotations(await checkPlayer({ devices: 1, others: 0 }), top);
    assert.match(one?.message ?? '', /^The one device of acme\/kiosk would rightly reject this release: /);
  });

  it('stand at the service where its requirement stands nowhere', async () => {
    const [annotation] = toAnnotations(await checkPlayer({ release: player('>=12.6.17', undefined) }), top);
    assert.deepEqual([annotation?.path, annotation?.startLine], ['player/contract.yml', 5]);
  });

  it('are none for a release of the API, which stands nowhere', async () => {
    const published = { ...player('>=12.6.17'), published: { commit: 'a'.repeat(40), id: 1 } } as unknown as Release;
    assert.deepEqual(toAnnotations(await checkPlayer({ release: published }), top), []);
  });

  describe('of the project itself', () => {
    const diagnostic = (code: string, severity: string, file = 'docker-compose.yml') =>
      ({ code, severity, message: `${code} there.`, location: at(3, file) }) as Diagnostic;
    const told: readonly (readonly [string, Diagnostic, level: string | undefined])[] = [
      ['fail where a contract is left undecided', diagnostic('yaml-invalid', 'error'), 'failure'],
      ['fail for a policy that says nothing for sure', diagnostic('policy-unknown-key', 'error'), 'failure'],
      ["warn of lint's errors, which fail no check", diagnostic('asked-by-name', 'error'), 'warning'],
      ['warn of warnings', diagnostic('context-missing', 'warning'), 'warning'],
      ['note notes', diagnostic('requirement-implied', 'note'), 'notice'],
      ['are none for the project as a whole', diagnostic('base-missing', 'note', '.'), undefined],
      ['are none outside the repository', diagnostic('path-outside', 'warning', '../../x.yml'), undefined],
    ];
    for (const [what, one, level] of told) {
      it(what, async () => {
        const [annotation] = toAnnotations(await checkPlayer({ devices: 0, diagnostics: [one] }), { directory: 'app' });
        assert.equal(annotation?.level, level);
        if (level !== undefined) assert.deepEqual([annotation?.title, annotation?.message], [one.code, one.message]);
      });
    }
  });

  it('begin with failures, and of these with what concerns most devices', async () => {
    for (const check of [await checkExample('kiosk'), await checkComparedKiosk()]) {
      const found = toAnnotations(check, top);
      const order = ['failure', 'warning', 'notice'];
      assert.deepEqual(
        levels(found),
        [...levels(found)].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
      );
      const numbers = found
        .filter(({ level, title }) => level === 'failure' && /^\d+ device/.test(title))
        .map(({ title }) => Number.parseInt(title, 10));
      assert.deepEqual(
        numbers,
        [...numbers].sort((a, b) => b - a),
      );
    }
  });

  it('of the kiosk beside an earlier one are the ones that are kept', async () => {
    const annotations = toAnnotations(await checkComparedKiosk(), { directory: 'examples/kiosk' });
    assertGolden('kiosk-compared.annotations.golden.json', `${JSON.stringify(annotations, undefined, 2)}\n`);
  });

  it('have no line that a stranger began', async () => {
    const lines = async (name: string) =>
      toAnnotations(await nastyCheck(name), top).map(({ message }) => message.split('\n').length);
    assert.deepEqual(await lines('two\nlines'), await lines('two lines'));
  });

  for (const name of nastyNames) {
    it(`stay within their limits, and show what is hidden: ${JSON.stringify(name).slice(0, 40)}`, async () => {
      for (const isError of [false, true]) {
        for (const { title, message, path } of toAnnotations(await nastyCheck(name.repeat(50), isError), top)) {
          assert.ok(title.length <= 255 && Buffer.byteLength(message) <= 65_536 && path !== '');
          assert.doesNotMatch(title, /(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
          assert.doesNotMatch(message, /(?![\n\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        }
      }
    });
  }
});
