import assert from 'node:assert/strict';
import { pickTags, tagValue } from '../../../shared/fleet/record/tags.ts';

describe('tagValue', () => {
  const rows: readonly (readonly [tags: unknown, value: unknown])[] = [
    [{ site: 'lab' }, 'lab'],
    [
      [
        { tag_key: 'city', value: 'x' },
        { tag_key: 'site', value: 'lab' },
      ],
      'lab',
    ],
    [[{ name: 'site', value: 'lab' }], 'lab'],
    [[null, 7, { name: 'site', value: 'lab' }], 'lab'],
    [{ city: 'x' }, undefined],
    [[{ tag_key: 'city', value: 'x' }], undefined],
    [[], undefined],
    [null, undefined],
    [undefined, undefined],
    ['site', undefined],
  ];
  for (const [tags, value] of rows) {
    it(`${JSON.stringify(tags)}: ${value}`, () => assert.equal(tagValue(tags, 'site'), value));
  }

  it('finds no tag that nobody gave', () => assert.equal(tagValue({}, 'toString'), undefined));
});

describe('pickTags', () => {
  it('gives those that have a text, and no others', () => {
    const tags = { site: 'lab', floor: 7, city: 'Bern', note: null };
    assert.deepEqual(pickTags(tags, ['site', 'floor', 'note', 'street']), { site: 'lab' });
    assert.deepEqual(pickTags(undefined, ['site']), {});
  });

  it('gives a tag of any name as one of its own', () => {
    const tags = JSON.parse('{"__proto__":"x"}') as unknown;
    assert.deepEqual(Object.entries(pickTags(tags, ['__proto__'])), [['__proto__', 'x']]);
  });
});
