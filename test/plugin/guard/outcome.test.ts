import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { type Guarding, outcomeOf, uncheckable } from '../../../plugin/guard/outcome.ts';
import { runCheck } from '../../../plugin/run-check.ts';
import { everyDevice } from '../../../shared/fleet/index.ts';
import type { Check } from '../../../shared/policy/index.ts';
import { withFolder } from '../../support/folder.ts';

const options = { width: 80, colours: false };
const guarding: Guarding = { mode: 'enforce', command: 'balena push' };
const ways = {
  enforcing: guarding,
  insisting: { ...guarding, insists: 'written' },
  unread: { ...guarding, insists: 'unread' },
  warning: { ...guarding, mode: 'warn' },
} satisfies Readonly<Record<string, Guarding>>;

const ofExample = (source: string) =>
  runCheck({
    source,
    devices: 'examples/pi-hole.devices.json',
    fleets: [],
    selection: everyDevice,
    multiDockerignore: false,
    composeSpec: false,
    environment: {},
    stdin: createReadStream('/dev/null'),
    live: { apiUrl: undefined, insideCli: false },
  });

const checks = {
  failed: () => ofExample('examples/pi-hole'),
  passed: () => withFolder({ Dockerfile: '' }, ofExample),
  'an error': () => withFolder({ 'docker-compose.yml': 'services: [' }, ofExample),
} satisfies Readonly<Record<string, () => Promise<Check>>>;

const rows: readonly (readonly [
  check: keyof typeof checks,
  way: keyof typeof ways,
  stopsWith: 1 | 2 | undefined,
  says: RegExp,
])[] = [
  [
    'failed',
    'enforcing',
    2,
    /hallway.*\n\nbalena push was stopped, and nothing was sent\. .*BALENA_CONTRACTS=warn.*\n$/s,
  ],
  ['failed', 'insisting', 2, /hallway.*was stopped/s],
  ['failed', 'warning', undefined, /hallway.*\n\nThis is a warning: balena push goes on\.\n$/s],
  ['passed', 'enforcing', undefined, /^balena-contracts: The one device of home\/pi-hole runs this release\.\n$/],
  ['passed', 'warning', undefined, /^balena-contracts: The one device of home\/pi-hole runs this release\.\n$/],
  [
    'an error',
    'enforcing',
    undefined,
    /^balena-contracts could not check this release: [^\n]* docker-compose\.yml:1:\d+: [^\n]* balena push goes on unchecked\.\n$/,
  ],
  ['an error', 'warning', undefined, /goes on unchecked\.\n$/],
  [
    'an error',
    'insisting',
    1,
    /docker-compose\.yml:1:\d+.*the policy says\nbefore-push: enforce\..*BALENA_CONTRACTS=off\.\n$/s,
  ],
  [
    'an error',
    'unread',
    1,
    /the policy can't be\nread and may say before-push: enforce\..*\nBALENA_CONTRACTS=off\.\n$/s,
  ],
];

describe('what becomes of a push', () => {
  for (const [name, way, stopsWith, says] of rows) {
    it(`${name}, ${way}: ${stopsWith === undefined ? 'goes on' : `stops with ${stopsWith}`}`, async () => {
      const { text, stop } = outcomeOf(await checks[name](), ways[way], options);
      assert.equal(stop?.exitCode, stopsWith);
      assert.match(`${text}${stop?.text ?? ''}`, says);
    });
  }

  it('goes on where it could not be checked, with strangers’ words made harmless', () => {
    const { text, stop } = uncheckable('no \u001b[31mnetwork\n::error::', guarding);
    assert.equal(stop, undefined);
    assert.match(
      text,
      /^balena-contracts could not check this release: no \\x1b\[31mnetwork[^\n]*goes on unchecked\.\n$/,
    );
    assert.equal(uncheckable('no network', ways.insisting).stop?.exitCode, 1);
  });

  it('is told in lines that fit a terminal', async () => {
    const { text, stop } = outcomeOf(await checks.failed(), ways.insisting, options);
    const unchecked = [ways.insisting, ways.unread].map((way) => uncheckable('no network', way).stop?.text);
    assert.deepEqual(
      `${text}${stop?.text}${unchecked.join('')}`.split('\n').filter((line) => line.length > 80),
      [],
    );
  });
});
