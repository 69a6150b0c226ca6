import assert from 'node:assert/strict';
import { guardingOf, type Mode, modeOfEnvironment } from '../../../plugin/guard/mode.ts';

const words: readonly (readonly [word: string | undefined, mode: Mode | undefined, isMistake: boolean])[] = [
  [undefined, undefined, false],
  ['', undefined, false],
  ['  ', undefined, false],
  ['enforce', 'enforce', false],
  [' Warn ', 'warn', false],
  ['OFF', 'off', false],
  ['0', undefined, true],
  ['false', undefined, true],
];

const ways: readonly (readonly [
  environment: Mode | undefined,
  policy: Mode | undefined,
  mode: Mode,
  insists: boolean,
])[] = [
  [undefined, undefined, 'enforce', false],
  [undefined, 'enforce', 'enforce', true],
  [undefined, 'warn', 'warn', false],
  [undefined, 'off', 'off', false],
  ['enforce', undefined, 'enforce', false],
  ['enforce', 'warn', 'enforce', false],
  ['enforce', 'enforce', 'enforce', true],
  ['warn', 'enforce', 'warn', false],
  ['off', 'enforce', 'off', false],
];

describe('how a push is guarded', () => {
  for (const [word, mode, isMistake] of words) {
    it(`BALENA_CONTRACTS=${word}: ${mode}`, () => {
      const read = modeOfEnvironment({ BALENA_CONTRACTS: word });
      assert.equal(read.mode, mode);
      assert.equal(read.mistake !== undefined, isMistake);
    });
  }
  for (const [environment, policy, mode, insists] of ways) {
    it(`the environment says ${environment} and the policy ${policy}: ${mode}${insists ? ', and insists' : ''}`, () => {
      assert.deepEqual(guardingOf(environment, { ...(policy && { beforePush: policy }) }), { mode, insists });
    });
  }
});
