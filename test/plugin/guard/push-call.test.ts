import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { Args, Flags } from '@oclif/core';
import { rememberPipedInput } from '../../../plugin/guard/piped-input.ts';
import { isLocalDevice, type PushCall, type PushCommand, pushCall } from '../../../plugin/guard/push-call.ts';

/** Commands with options of the kinds that the CLI's have; its own are parsed in the tests that run it. */
const options = {
  source: Flags.string({ char: 's' }),
  dockerfile: Flags.string(),
  'multi-dockerignore': Flags.boolean({ char: 'm', default: false }),
  nocache: Flags.boolean({ char: 'c', default: false }),
  env: Flags.string({ multiple: true }),
  'registry-secrets': Flags.string({ char: 'R' }),
  detached: Flags.boolean({ char: 'd', exclusive: ['release-tag'] }),
  'release-tag': Flags.string({ multiple: true }),
};
const push = {
  id: 'push',
  args: { fleetOrDevice: Args.string({ required: true, parse: async (text: string) => text.toLowerCase() }) },
  flags: { ...options, source: Flags.string({ char: 's', default: '.' }) },
} as unknown as PushCommand;
const deploy = {
  id: 'deploy',
  args: { fleet: Args.string({ required: true }), image: Args.string({ ignoreStdin: true }) },
  flags: options,
} as unknown as PushCommand;

const usual: PushCall = {
  target: { kind: 'fleet', name: 'acme/kiosk' },
  source: '.',
  dockerfile: undefined,
  multiDockerignore: false,
};

const calls: readonly (readonly [command: PushCommand, argv: string, call: PushCall | undefined])[] = [
  [push, 'acme/kiosk', usual],
  [push, 'Acme/Kiosk', usual],
  [push, '--nocache acme/kiosk', usual],
  [push, 'acme/kiosk --source app', { ...usual, source: 'app' }],
  [push, '-s app acme/kiosk -m', { ...usual, source: 'app', multiDockerignore: true }],
  [push, '-sapp acme/kiosk -cm', { ...usual, source: 'app', multiDockerignore: true }],
  [push, 'acme/kiosk --source=app --dockerfile=Dockerfile.x', { ...usual, source: 'app', dockerfile: 'Dockerfile.x' }],
  [push, 'acme/kiosk --registry-secrets app --release-tag a b c', usual],
  [push, 'acme/kiosk --source=', usual],
  [push, '10.0.0.1 --env A=1', { ...usual, target: { kind: 'device', name: '10.0.0.1' } }],
  [push, '--nonsense acme/kiosk', undefined],
  [push, 'acme/kiosk more', undefined],
  [push, 'acme/kiosk -d --release-tag a b', undefined],
  [deploy, 'acme/kiosk', usual],
  [deploy, 'acme/kiosk -s app', { ...usual, source: 'app' }],
  [deploy, 'acme/kiosk some/image', undefined],
  // Only push goes to a device; deploy would look for a fleet of that name.
  [deploy, '10.0.0.1', { ...usual, target: { kind: 'fleet', name: '10.0.0.1' } }],
];

const pipingDeploy = { ...deploy, args: { ...deploy.args, image: Args.string() } } as unknown as PushCommand;
const pipedCalls: readonly (readonly [
  command: PushCommand,
  argv: string,
  piped: string | undefined,
  call: PushCall | undefined,
])[] = [
  [push, '-s app', 'Acme/Kiosk', { ...usual, source: 'app' }],
  [push, '', '10.0.0.1', { ...usual, target: { kind: 'device', name: '10.0.0.1' } }],
  [push, '', undefined, undefined],
  [push, '--nonsense', 'acme/kiosk', undefined],
  [pipingDeploy, 'acme/kiosk', 'some/image', undefined],
  [pipingDeploy, 'acme/kiosk', undefined, usual],
  [pipingDeploy, 'acme/kiosk', '  ', usual],
  [pipingDeploy, '', 'acme/kiosk', usual],
];

const targets: readonly (readonly [name: string, isDevice: boolean])[] = [
  ['10.0.0.1', true],
  ['192.168.1.255', true],
  ['http://10.0.0.1:48484', true],
  ['23c73a1.local', true],
  ['my-host.sub.local', true],
  ['010.0.0.1', true],
  ['10.00.000.1', true],
  ['1.2.3.4.5', true],
  ['256.0.0.1', false],
  ['10.0.0.0001', false],
  ['1.2.3', false],
  ['acme/10.0.0', false],
  ['local', false],
  ['x.localhost', false],
  ['x.LOCAL', false],
  ['acme/kiosk', false],
];

describe('what a push is asked to do', () => {
  for (const [command, argv, expected] of calls) {
    it(`balena ${command.id} ${argv}`, async () => {
      const unasked = () => Promise.reject(new Error('nothing is missing that could be piped'));
      assert.deepEqual(await pushCall(command, argv.split(' '), unasked), expected);
    });
  }
  for (const [command, argv, piped, expected] of pipedCalls) {
    it(`echo ${piped} | balena ${command.id} ${argv}`, async () => {
      const input = Object.assign(new PassThrough(), { isTTY: false });
      if (piped !== undefined) input.end(`${piped}\n`);
      else input.end();
      try {
        const call = await pushCall(command, argv === '' ? [] : argv.split(' '), () => rememberPipedInput(input));
        assert.deepEqual(call, expected);
      } finally {
        Reflect.deleteProperty(globalThis, 'oclif');
      }
    });
  }
  for (const [name, isDevice] of targets) {
    it(`${name} is ${isDevice ? 'a device in the network' : 'a fleet'}`, () => {
      assert.equal(isLocalDevice(name), isDevice);
    });
  }
});
