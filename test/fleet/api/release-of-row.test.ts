import assert from 'node:assert/strict';
import { releaseOfRow, type ServiceRecord } from '../../../shared/fleet/api/release-of-row.ts';

const contract = { type: 'sw.container', slug: 'web' };
const nested = (levels: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
};
const image = (more: object = {}) => ({
  id: 1,
  image: [{ id: 2, contract, is_a_build_of__service: [{ service_name: 'web' }], ...more }],
  image_label: [],
});
const row = (more: object = {}) => ({
  id: 5,
  commit: 'f00d',
  raw_version: '1.2.3',
  status: 'success',
  release_image: [],
  ...more,
});

describe('releaseOfRow', () => {
  const whole: readonly (readonly [row: object, release: object])[] = [
    [row(), { id: 5, commit: 'f00d', version: '1.2.3', status: 'success', services: [] }],
    [row({ raw_version: null }), { id: 5, commit: 'f00d', status: 'success', services: [] }],
    [row({ raw_version: 1 }), { id: 5, commit: 'f00d', status: 'success', services: [] }],
  ];
  for (const [given, release] of whole)
    it(JSON.stringify(given), () => assert.deepEqual(releaseOfRow({ ...given }), release));

  const web = { name: 'web', contract, labels: {} };
  const services: readonly (readonly [title: string, image: object, service: ServiceRecord])[] = [
    ['a contract', image(), web],
    ['no contract', image({ contract: null }), { ...web, contract: null }],
    ['a contract that is not given', image({ contract: undefined }), { ...web, contract: null }],
    ['a contract as JSON text', image({ contract: JSON.stringify(contract) }), web],
    ['null as JSON text', image({ contract: 'null' }), { ...web, contract: null }],
    ['a text that is no JSON', image({ contract: '{type' }), { ...web, contract: '{type' }],
    ['no text', image({ contract: '' }), { ...web, contract: '' }],
    ['any other value', image({ contract: [5] }), { ...web, contract: [5] }],
    ['100 levels', image({ contract: nested(100) }), { ...web, contract: nested(100) }],
    [
      'labels',
      {
        ...image(),
        image_label: [
          { label_name: 'io.balena.features.optional', value: '1' },
          { label_name: '__proto__', value: 'x' },
          { label_name: 'empty', value: null },
          { label_name: 5, value: 'x' },
          {},
        ],
      },
      {
        ...web,
        labels: Object.fromEntries([
          ['io.balena.features.optional', '1'],
          ['__proto__', 'x'],
          ['empty', null],
        ]),
      },
    ],
  ];
  for (const [title, releaseImage, service] of services) {
    it(`takes ${title}`, () => {
      const release = releaseOfRow(row({ release_image: [releaseImage] }));
      assert.deepEqual(release?.services, [service]);
    });
  }

  it('keeps the order of services', () => {
    const named = (name: string) => image({ is_a_build_of__service: [{ service_name: name }] });
    const release = releaseOfRow(row({ release_image: [named('b'), named('a')] }));
    assert.deepEqual(
      release?.services.map(({ name }) => name),
      ['b', 'a'],
    );
  });

  const refused: readonly (readonly [title: string, row: object])[] = [
    ['no id', row({ id: undefined })],
    ['an id that is none', row({ id: '5' })],
    ['no commit', row({ commit: null })],
    ['no services', row({ release_image: undefined })],
    ['services that are no list', row({ release_image: { __id: 5 } })],
    ['a service that is no row', row({ release_image: [null] })],
    ['a service without an image', row({ release_image: [{ image: [], image_label: [] }] })],
    ['an image that is not expanded', row({ release_image: [{ image: { __id: 5 }, image_label: [] }] })],
    ['a service without a name', row({ release_image: [image({ is_a_build_of__service: [{}] })] })],
    ['a service of none', row({ release_image: [image({ is_a_build_of__service: [] })] })],
    ['no labels', row({ release_image: [{ ...image(), image_label: undefined }] })],
    ['labels that are no rows', row({ release_image: [{ ...image(), image_label: ['x'] }] })],
    ['a contract of 101 levels', row({ release_image: [image({ contract: nested(101) })] })],
    ['a contract of 101 levels in a text', row({ release_image: [image({ contract: JSON.stringify(nested(101)) })] })],
    ['one that is broken among others', row({ release_image: [image(), {}] })],
  ];
  for (const [title, given] of refused)
    it(`refuses ${title}`, () => assert.equal(releaseOfRow({ ...given }), undefined));
});
