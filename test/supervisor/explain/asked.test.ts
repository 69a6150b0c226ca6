import assert from 'node:assert/strict';
import { formatRequirement, shorten } from '../../../shared/supervisor/explain/asked.ts';

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

  it('is bounded whatever a stranger writes', () => {
    const many = { or: Array.from({ length: 10_000 }, () => ({ type: 'y'.repeat(1000) })) };
    assert.equal(formatRequirement(many).length, 120);
    assert.equal(shorten('z'.repeat(121)).length, 120);
  });
});
