import assert from 'node:assert/strict';
import { toText } from '../../../shared/report/index.ts';
import { adviceSection } from '../../../shared/report/text/advice.ts';
import { makeStyle } from '../../../shared/report/text/style.ts';
import { adviseCheck } from '../../support/advising.ts';
import { makePi, makeRelease } from '../../support/making.ts';
import { nastyNames } from '../../support/nasty-names.ts';

const style = makeStyle(false);
const supervisor = { requires: [{ type: 'sw.supervisor', version: '>=12.6.17' }] };

describe('adviceSection', () => {
  it('says the best first', () => {
    const advice = [
      { message: 'Raising one device leaves none rejecting.', wins: 1, leaves: 0 },
      { message: 'Making web optional leaves 1 rejecting.', wins: 0, leaves: 1 },
    ];
    assert.deepEqual(adviceSection(advice, style, 80), [
      'Raising one device leaves none rejecting.\nOr: Making web optional leaves 1 rejecting.',
    ]);
  });

  it('is not there where there is none', () => assert.deepEqual(adviceSection([], style, 80), []));
});

describe('toText, with advice', () => {
  it('has it behind the sentence of its finding, and the best at the end', async () => {
    const text = toText(await adviseCheck(makeRelease({ web: supervisor, api: {} }), [makePi('10.6.27')]), {
      width: 300,
      colours: false,
    });
    assert.match(
      text,
      / has 10\.6\.27\. balenaOS 2\.77\.2 or newer has it\. Or make web optional\. The other services then run without it\.\n/,
    );
    assert.match(
      text,
      /\n\nRaising one device to balenaOS 2\.77\.2 leaves none rejecting\.\nOr: Making web optional wins one device .*\n$/,
    );
  });

  for (const name of nastyNames) {
    it(`shows ${JSON.stringify(name)} harmless`, async () => {
      const release = makeRelease({ [name]: { requires: [{ type: 'sw.supervisor', version: '>=99' }] }, api: {} });
      const text = toText(await adviseCheck(release, [makePi('17.4.2', { deviceType: name })]), {
        width: 300,
        colours: false,
      });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come out
      assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    });
  }
});
