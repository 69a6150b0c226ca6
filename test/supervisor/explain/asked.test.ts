import assert from 'node:assert/strict';
import { describeAsked, formatRequirement, shorten } from '../../../shared/supervisor/explain/asked.ts';

describe('formatRequirement', () => {
  const rows: readonly (readonly [requirement: unknown, words: string])[] = [
    [{ type: 'sw.l4t', version: '>=32.4.2' }, 'sw.l4t >=32.4.2'],
    [{ type: 'sw.l4t' }, 'sw.l4t'],
    [{ type: 'sw.l4t', version: '' }, 'sw.l4t'],
    [{ type: 'sw.l4t', version: 32.2 }, 'sw.l4t 32.2'],
    [{ type: 'hw.device-type', slug: 'jetson-tx2' }, 'hw.device-type jetson-tx2'],
    [{ type: 'hw.device-type', name: 'jetson-tx2' }, 'hw.device-type with name jetson-tx2'],
    [{ type: 'sw.os', slug: 'balena-os', version: '>=2' }, 'sw.os balena-os >=2'],
    [{ or: [{ type: 'sw.os', version: '>=2' }] }, 'sw.os >=2'],
    [{ or: [{ type: 'sw.os', version: '>=2' }, { type: 'sw.kernel' }] }, 'one of sw.os >=2, sw.kernel'],
    [{ or: [] }, 'an empty list of alternatives'],
    [{ version: 5 }, '{"version":5}'],
    ['text', '"text"'],
    [null, 'null'],
    [undefined, 'nothing'],
    [{ type: 'sw.l4t', version: 'x'.repeat(500) }, `sw.l4t ${'x'.repeat(112)}…`],
  ];
  for (const [requirement, words] of rows) {
    it(words.slice(0, 40), () => assert.equal(formatRequirement(requirement), words));
  }

  const ranges = [
    ['>5.15.*', 'sw.kernel >5.15.*, which means >=5.16.0'],
    ['>6', 'sw.kernel >6, which means >=7.0.0'],
    ['<=2.80', 'sw.kernel <=2.80, which means <2.81.0'],
    ['>=5.15', 'sw.kernel >=5.15'],
    ['>6.3.0', 'sw.kernel >6.3.0'],
    ['~14', 'sw.kernel ~14'],
    ['banana', 'sw.kernel banana'],
  ] as const;
  for (const [version, words] of ranges) {
    it(`${version} in full`, () => assert.equal(describeAsked({ type: 'sw.kernel', version }), words));
  }

  it('names keys that nobody expects', () => {
    assert.equal(
      formatRequirement({ type: 'arch.sw', slug: 'rpi', data: { x: 1 } }),
      'arch.sw rpi with {"data":{"x":1}}',
    );
  });

  it('is bounded whatever a stranger writes', () => {
    const many = { or: Array.from({ length: 10_000 }, () => ({ type: 'y'.repeat(1000) })) };
    assert.equal(formatRequirement(many).length, 120);
    assert.equal(shorten('z'.repeat(121)).length, 120);
  });
});
