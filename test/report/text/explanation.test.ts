import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { toExplanationText } from '../../../shared/report/index.ts';
import { explainKiosk } from '../../support/explaining.ts';
import { assertGolden } from '../../support/golden.ts';
import { nastyNames } from '../../support/nasty-names.ts';

const plain = { width: 80, colours: false };

describe('toExplanationText', () => {
  for (const [device, width] of [
    ['shop-06', 80],
    ['shop-03', 60],
    ['shop-01', 160],
  ] as const) {
    it(`${device} at ${width} columns`, async () => {
      const text = toExplanationText(await explainKiosk(device), { width, colours: false });
      for (const line of text.split('\n')) assert.ok(stringWidth(line) <= width, line);
      assertGolden(`explain-${device}.${width}.golden.txt`, text);
    });
  }

  it('says the same in colours', async () => {
    const explained = await explainKiosk('shop-06');
    const coloured = toExplanationText(explained, { width: 80, colours: true });
    assert.notEqual(coloured, toExplanationText(explained, plain));
    assert.equal(stripVTControlCharacters(coloured), toExplanationText(explained, plain));
  });

  const verdicts: readonly (readonly [device: string, verdict: RegExp])[] = [
    ['shop-06', /^✗ shop-06 \(e52cde4\) of acme\/kiosk would reject this release, rightly \(rejects\)\.\n/],
    ['shop-10', /^✗ .* although nothing stands against it \(misjudged\)\.\n/],
    ['shop-01', /^! .* would run this release although a requirement is unmet, or may be \(unprotected\)\.\n/],
    ['boxed-01', /^– It is not known what .* would do with this release \(unknown\)\.\n/],
    ['shop-32', /^✓ .* would run this release \(runs\)\.\n/],
  ];
  for (const [device, verdict] of verdicts) {
    it(`begins with the verdict: ${device}`, async () =>
      assert.match(toExplanationText(await explainKiosk(device), { width: 200, colours: false }), verdict));
  }

  it('says what is assumed, and of what is assumed no other source', async () => {
    const assumption = { supervisorVersion: '99.0.0', osVersion: '2.50.1' };
    const text = toExplanationText(await explainKiosk('shop-10', { assumption }), { width: 200, colours: false });
    assert.match(text, /\nAssumed: It has balenaOS 2\.50\.1 and Supervisor 99\.0\.0\.\n/);
    assert.match(text, /sw\.supervisor >=12\.11\.0: it has 99\.0\.0 \(from what is assumed\); met\n/);
    assert.match(text, /It is newer than 19\.0\.5, the newest known here, and judged as that one\./);
  });

  it('tells a rule and a piece of advice once', async () => {
    const text = toExplanationText(await explainKiosk('shop-03'), { width: 300, colours: false });
    assert.equal(text.split('A Supervisor refuses the whole release for one type').length, 2);
    assert.equal(text.split('With Supervisor 14.11.0 or newer').length, 2);
  });

  for (const name of nastyNames) {
    it(`shows ${JSON.stringify(name)} harmless`, async () => {
      const explained = await explainKiosk('shop-06');
      const { check, assessment, group, device, explanation } = explained;
      const nasty = {
        ...explained,
        check,
        assessment: { ...assessment, fleet: name },
        group: { ...group, facts: { ...group.facts, deviceType: name, osVersion: name } },
        device: { ...device, name, uuid: name },
        assumed: [name],
        explanation: {
          ...explanation,
          services: explanation.services.map((service) => ({
            ...service,
            name,
            requirements: service.requirements.map((requirement) => ({ ...requirement, asked: name, has: name })),
          })),
        },
      };
      const text = toExplanationText(nasty, { width: 300, colours: false }).replaceAll('\n', ' ');
      assert.doesNotMatch(text, /[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
    });
  }
});
