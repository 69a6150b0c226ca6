import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { askToPush, canAsk } from '../../../plugin/guard/ask.ts';

const stream = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY });

const places: readonly (readonly [input: boolean, output: boolean, ci: string | undefined, asks: boolean])[] = [
  [true, true, undefined, true],
  [true, true, '', true],
  [true, true, 'false', true],
  [true, true, 'true', false],
  [true, true, '1', false],
  [true, true, 'woodpecker', false],
  [false, true, undefined, false],
  [true, false, undefined, false],
];

const answers: readonly (readonly [answer: string, pushes: boolean])[] = [
  ['y\n', true],
  ['Y\n', true],
  [' yes \n', true],
  ['n\n', false],
  ['\n', false],
  ['yo\n', false],
  ['', false],
];

describe('asking whether to push anyway', () => {
  for (const [input, output, CI, asks] of places) {
    it(`input ${input}, output ${output}, CI=${CI}: ${asks ? 'asks' : 'does not'}`, () => {
      assert.equal(canAsk({ input: stream(input), output: stream(output), environment: { CI } }), asks);
    });
  }
  for (const [answer, pushes] of answers) {
    it(`${JSON.stringify(answer)} is ${pushes ? 'yes' : 'no'}`, async () => {
      const [input, output] = [new PassThrough(), new PassThrough()];
      input.end(answer);
      assert.equal(await askToPush({ input, output, environment: {} }), pushes);
      assert.equal(await text(output.end()), '\nPush anyway? [y/N] ');
    });
  }

  for (const typed of ['\u0003', 'y\u0003', '\u0004']) {
    it(`${JSON.stringify(typed)} at a terminal is no`, async () => {
      const [input, output] = [stream(true), stream(true)];
      input.write(typed);
      assert.equal(await askToPush({ input, output, environment: {} }), false);
    }).timeout(2000);
  }
});
