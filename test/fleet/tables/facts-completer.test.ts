import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { DerivedFact, Facts, FactsOrigin } from '../../../shared/fleet/index.ts';
import { type FactsCompleter, factsCompleter } from '../../../shared/fleet/tables/facts-completer.ts';

const everything: readonly DerivedFact[] = ['arch', 'kernelVersion', 'l4tVersion'];
const tables = (...facts: DerivedFact[]): FactsOrigin => ({
  sources: Object.fromEntries(facts.map((fact) => [fact, 'tables'])),
});

/** what is asked | the facts | what comes to them; none: the very same object comes back */
type Row = readonly [title: string, asked: readonly DerivedFact[], facts: Facts, added: Partial<Facts> | undefined];

const tx2 = { deviceType: 'jetson-tx2', osVersion: '2.47.1+rev3' };
const nano = { deviceType: 'jetson-nano', osVersion: '2.101.12+rev1' };
const pi = { deviceType: 'raspberrypi3', osVersion: '2.46.1+rev1' };
/** builds of two repositories */
const eitherTx2 = { deviceType: 'jetson-tx2', osVersion: '2.47.1+rev1' };

const known: readonly Row[] = [
  ['the architecture', ['arch'], { deviceType: 'raspberrypi3' }, { arch: 'armv7hf', origin: tables('arch') }],
  ['the architecture of an alias', ['arch'], { deviceType: 'raspberrypi' }, { arch: 'rpi', origin: tables('arch') }],
  ['the kernel', ['kernelVersion'], pi, { kernelVersion: '4.19.71', origin: tables('kernelVersion') }],
  ['L4T', ['l4tVersion'], tx2, { l4tVersion: '32.3.1', origin: tables('l4tVersion') }],
  [
    "L4T with NVIDIA's own number",
    ['l4tVersion'],
    nano,
    { l4tVersion: '32.7', origin: { ...tables('l4tVersion'), l4tRelease: '32.7.2' } },
  ],
  ['that a board has no L4T', ['l4tVersion'], pi, { l4tVersion: null, origin: tables('l4tVersion') }],
  [
    'that a board has no L4T, whatever its OS',
    ['l4tVersion'],
    { deviceType: 'raspberrypi3' },
    { l4tVersion: null, origin: tables('l4tVersion') },
  ],
  [
    'all of them',
    everything,
    { ...tx2, supervisorVersion: '10.8.0' },
    {
      arch: 'aarch64',
      kernelVersion: '4.9.140',
      l4tVersion: '32.3.1',
      origin: tables('arch', 'kernelVersion', 'l4tVersion'),
    },
  ],
  ['nothing that nobody asks for', [], tx2, undefined],
];

const tagged = { l4tVersion: '35.1', origin: { sources: { l4tVersion: 'tag' } } } as const;
const given: readonly Row[] = [
  ['an architecture', ['arch'], { ...pi, arch: 'aarch64' }, undefined],
  ['a kernel', ['kernelVersion'], { ...pi, kernelVersion: '5.15.1' }, undefined],
  ['an L4T', ['l4tVersion'], { ...tx2, l4tVersion: '35.1' }, undefined],
  ['that there is no L4T', ['l4tVersion'], { ...tx2, l4tVersion: null }, undefined],
  ['that there is no L4T, where its name would be another', ['l4tVersion'], { ...nano, l4tVersion: null }, undefined],
  ['a tag', ['l4tVersion'], { ...tx2, ...tagged }, undefined],
  [
    'a tag, beside what the tables tell',
    everything,
    { ...tx2, ...tagged },
    {
      arch: 'aarch64',
      kernelVersion: '4.9.140',
      origin: { sources: { l4tVersion: 'tag', arch: 'tables', kernelVersion: 'tables' } },
    },
  ],
  ['one of several that builds differ in', ['l4tVersion'], { ...eitherTx2, l4tVersion: '28.3' }, undefined],
  [
    'what the tables lack',
    everything,
    { deviceType: 'toaster', arch: 'x', kernelVersion: '1.2.3', l4tVersion: '1.2' },
    undefined,
  ],
];

const named: readonly Row[] = [
  ['as the kernel shows it', ['l4tVersion'], { ...nano, l4tVersion: '32.7' }, { origin: { l4tRelease: '32.7.2' } }],
  [
    'as the Supervisor offers it',
    ['l4tVersion'],
    { ...nano, l4tVersion: '32.7.0' },
    { origin: { l4tRelease: '32.7.2' } },
  ],
  ['as NVIDIA does', ['l4tVersion'], { ...nano, l4tVersion: '32.7.2' }, undefined],
  ['as another release', ['l4tVersion'], { ...nano, l4tVersion: '32.6' }, undefined],
  ['where it is the same', ['l4tVersion'], { ...tx2, l4tVersion: '32.3.1' }, undefined],
  ['on an OS that is not covered', ['l4tVersion'], { ...nano, osVersion: '99.0.0', l4tVersion: '32.7' }, undefined],
  ['on no OS', ['l4tVersion'], { deviceType: 'jetson-nano', l4tVersion: '32.7' }, undefined],
  ['on no device type', ['l4tVersion'], { osVersion: nano.osVersion, l4tVersion: '32.7' }, undefined],
  ['where nobody asks for it', ['kernelVersion'], { ...nano, kernelVersion: '4.9.253', l4tVersion: '32.7' }, undefined],
  [
    'in a tag',
    ['l4tVersion'],
    { ...nano, l4tVersion: '32.7', origin: { sources: { l4tVersion: 'tag' } } },
    { origin: { sources: { l4tVersion: 'tag' }, l4tRelease: '32.7.2' } },
  ],
];

const ambiguous: readonly Row[] = [
  [
    'kernels',
    ['kernelVersion'],
    { deviceType: 'genericx86-64-ext', osVersion: '2.98.33' },
    { origin: { candidates: [{ kernelVersion: '5.14.21' }, { kernelVersion: '5.10.43' }] } },
  ],
  ['L4T', ['l4tVersion'], eitherTx2, { origin: { candidates: [{ l4tVersion: '32.2' }, { l4tVersion: '28.3' }] } }],
  [
    "L4T with NVIDIA's own number",
    ['l4tVersion'],
    { deviceType: 'jetson-xavier', osVersion: '6.0.36' },
    { origin: { candidates: [{ l4tVersion: '32.7.3' }, { l4tVersion: '35.4', l4tRelease: '35.4.1' }] } },
  ],
  [
    'both, in every combination, beside what is known',
    everything,
    eitherTx2,
    {
      arch: 'aarch64',
      origin: {
        ...tables('arch'),
        candidates: [
          { kernelVersion: '4.9.140', l4tVersion: '32.2' },
          { kernelVersion: '4.9.140', l4tVersion: '28.3' },
          { kernelVersion: '4.4.159', l4tVersion: '32.2' },
          { kernelVersion: '4.4.159', l4tVersion: '28.3' },
        ],
      },
    },
  ],
  [
    'one, where a tag tells the other',
    ['kernelVersion', 'l4tVersion'],
    { ...eitherTx2, l4tVersion: '28.3', origin: { sources: { l4tVersion: 'tag' } } },
    {
      origin: {
        sources: { l4tVersion: 'tag' },
        candidates: [{ kernelVersion: '4.9.140' }, { kernelVersion: '4.4.159' }],
      },
    },
  ],
];

const gaps: readonly Row[] = [
  [
    'a device type that the tables lack',
    everything,
    { deviceType: 'toaster', osVersion: '2.46.1' },
    { origin: { gaps: { arch: 'device-type', kernelVersion: 'device-type', l4tVersion: 'device-type' } } },
  ],
  [
    'a device type that the tables lack, on an OS that nobody knows',
    ['kernelVersion', 'l4tVersion'],
    { deviceType: 'toaster' },
    { origin: { gaps: { kernelVersion: 'device-type', l4tVersion: 'device-type' } } },
  ],
  [
    'a Jetson that just the table of L4T lacks',
    ['arch', 'l4tVersion'],
    { deviceType: 'jetson-agx-thor-devkit', osVersion: '7.0.0' },
    { arch: 'aarch64', origin: { ...tables('arch'), gaps: { l4tVersion: 'device-type' } } },
  ],
  [
    'an OS version that the tables lack',
    ['kernelVersion', 'l4tVersion'],
    { ...tx2, osVersion: '99.0.0' },
    { origin: { gaps: { kernelVersion: 'os-version', l4tVersion: 'os-version' } } },
  ],
  [
    'a text that is no OS version',
    ['kernelVersion'],
    { ...tx2, osVersion: 'none' },
    { origin: { gaps: { kernelVersion: 'os-version' } } },
  ],
  [
    'an OS version that nobody knows',
    ['kernelVersion', 'l4tVersion'],
    { deviceType: 'jetson-tx2' },
    { origin: { gaps: { kernelVersion: 'os-version-unknown', l4tVersion: 'os-version-unknown' } } },
  ],
  [
    'a device type that nobody knows',
    everything,
    { osVersion: '2.46.1+rev1' },
    {
      origin: {
        gaps: {
          arch: 'device-type-unknown',
          kernelVersion: 'device-type-unknown',
          l4tVersion: 'device-type-unknown',
        },
      },
    },
  ],
  [
    'one fact beside others that are known',
    everything,
    { deviceType: 'raspberrypi3', osVersion: '99.0.0' },
    {
      arch: 'armv7hf',
      l4tVersion: null,
      origin: { ...tables('arch', 'l4tVersion'), gaps: { kernelVersion: 'os-version' } },
    },
  ],
];

describe('factsCompleter', () => {
  const suites = [
    ['adds', known],
    ['leaves alone', given],
    ["tells NVIDIA's number of an L4T that a device calls", named],
    ['lists what builds differ in:', ambiguous],
    ['notes why a fact is not known: of', gaps],
  ] as const;
  for (const [does, rows] of suites) {
    for (const [title, asked, facts, added] of rows) {
      it(`${does} ${title}`, async () => {
        const completed = (await factsCompleter(new Set(asked)))(facts);
        if (added) assert.deepEqual(completed, { ...facts, ...added });
        else assert.equal(completed, facts);
      });
    }
  }

  it('gives the same object for the same object', async () => {
    const complete = await factsCompleter(new Set(everything));
    const facts = { ...tx2 };
    assert.equal(complete(facts), complete(facts));
    assert.deepEqual(complete({ ...tx2 }), complete(facts));
  });

  it('does not run out of memory for strangers who make up facts, and answers on', async () => {
    const complete: FactsCompleter = await factsCompleter(new Set(['l4tVersion']));
    for (let device = 0; device < 60_000; device += 1) complete({ ...pi });
    assert.equal(complete({ ...tx2 }).l4tVersion, '32.3.1');
  });

  const loaded: readonly (readonly [asked: readonly DerivedFact[], tables: readonly string[]])[] = [
    [[], []],
    [['arch'], ['device-types']],
    [['kernelVersion'], ['device-types', 'kernels']],
    [['l4tVersion'], ['device-types', 'l4t']],
    [everything, ['device-types', 'kernels', 'l4t']],
  ];
  for (const [asked, expected] of loaded) {
    it(`loads the tables of ${JSON.stringify(asked)} and no others`, () =>
      assert.deepEqual(loadedTables(asked), expected));
  }
});

/** the tables that a fresh process loads for what is asked */
function loadedTables(asked: readonly DerivedFact[]): string[] {
  const module = join(import.meta.dirname, '..', '..', '..', 'shared', 'fleet', 'tables', 'facts-completer.ts');
  const program = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
    const { factsCompleter } = await import(${JSON.stringify(module)});
    await factsCompleter(new Set(${JSON.stringify(asked)}));
    console.log(JSON.stringify(loaded));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  const urls = JSON.parse(output) as string[];
  return urls.flatMap((url) => /\/([^/]+)-data\.ts$/.exec(url)?.[1] ?? []).sort();
}
