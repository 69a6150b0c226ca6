import assert from 'node:assert/strict';
import { read } from '../reading.ts';

const prefix = 'io.balena.features.requires.';
const compose = (labels: string) => ({ 'docker-compose.yml': `services:\n  a:\n    image: x\n    ${labels}\n` });

describe('labels', () => {
  const values: [string, string][] = [
    ['labels: {KEY: text}', 'text'],
    ['labels: {KEY: 32.40}', '32.4'],
    ['labels: {KEY: "32.40"}', '32.40'],
    ['labels: {KEY: 5}', '5'],
    ['labels: {KEY: 010}', '8'],
    ['labels: {KEY: true}', 'true'],
    ['labels: {KEY: }', ''],
    ['labels: {KEY: !!str 5}', '5'],
    ['labels: [KEY=a=b]', 'a=b'],
    ['labels: [KEY]', ''],
    ['labels: ["KEY= x "]', ' x '],
    ['labels: [KEY=1, KEY=2]', '2'],
  ];
  for (const [labels, slug] of values)
    it(`${labels} is ${JSON.stringify(slug)}`, async () => {
      const { requires, told } = await read(compose(labels.replaceAll('KEY', `${prefix}hw.device-type`)));
      assert.deepEqual([requires, told], [{ a: [{ type: 'hw.device-type', slug }] }, []]);
    });

  const places: [string, key: string, value: string][] = [
    ['labels: {KEY: "32.40"}', 'KEY', '"32.40"'],
    ['labels: {"KEY": x}', '"KEY"', 'x'],
    ['labels: [KEY=a=b]', 'KEY', 'a=b'],
    ['labels: [KEY]', 'KEY', ''],
    [`labels: ['KEY= x ']`, 'KEY', ' x '],
    ['labels: ["\\x69KEY=x"]', '"\\x69KEY=x"', '"\\x69KEY=x"'],
    ['label_file: file', 'KEY', 'x y'],
  ];
  for (const [labels, key, value] of places)
    it(`${labels} knows where its key and value stand`, async () => {
      const name = 'io.balena.features.test';
      const fill = (text: string) => text.replace('\\x69KEY', `\\x69${name.slice(1)}`).replace('KEY', name);
      const { written } = await read({ ...compose(fill(labels)), file: fill('# none\n  export KEY = x y \n') });
      const label = written.services[0]?.labels.get(name);
      assert.ok(label);
      const textOf = ({ source, start, end }: typeof label.key) => source.text.slice(start, end);
      assert.deepEqual([textOf(label.key), textOf(label.value)], [fill(key), fill(value)]);
    });

  const optional: [string, boolean][] = [
    ['labels: {io.balena.features.optional: 1}', true],
    ['labels: {io.balena.features.optional: true}', true],
    ['labels: [io.balena.features.optional=on]', true],
    ['labels: [io.balena.features.optional]', false],
    ['labels: {io.balena.features.optional: 0}', false],
    ['labels: {}', false],
    ['labels: ', false],
  ];
  for (const [labels, expected] of optional)
    it(`${labels} is ${expected ? '' : 'not '}optional`, async () =>
      assert.equal((await read(compose(labels))).service('a')?.optional, expected));

  const wrong: [string, string][] = [
    ['labels: text', '4:13-4:17'],
    ['labels: {a: [1]}', '4:14-4:20'],
    ['labels: [{a: 1}]', '4:14-4:20'],
    ['build: {context: ., labels: 5}', '4:33-4:34'],
    ['label_file: {a: 1}', '4:17-4:23'],
    ['label_file: [5]', '4:18-4:19'],
  ];
  for (const [labels, place] of wrong)
    it(`${labels} leaves the service undecided`, async () => {
      const { told, service } = await read(compose(labels));
      assert.deepEqual(told, [`compose-invalid docker-compose.yml ${place}`]);
      assert.ok(service('a')?.undecided);
    });

  it('of an empty service, in both forms, stand where they are written', async () => {
    const text = `services:
  a:
    image: x
    labels:
      ${prefix}sw.l4t: >-
        >=32
  b:
    image: x
    labels:
      - ${prefix}sw.l4t=>=32
`;
    const { service } = await read({ 'docker-compose.yml': text });
    const at = (name: string) => Object.values(service(name)?.contract?.requirementLocations[0] ?? {});
    assert.deepEqual(at('a'), ['docker-compose.yml', 5, 7, 6, 13]);
    assert.deepEqual(at('b'), ['docker-compose.yml', 10, 9, 10, 48]);
  });
});

describe('label_file', () => {
  const files = {
    'docker-compose.yml': `services:\n  a:\n    image: x\n    label_file: [one, ./two]\n    labels: {${prefix}sw.l4t: ">=3"}\n`,
    one: `${prefix}hw.device-type=first\n${prefix}sw.l4t=>=1\n`,
    two: `# note\r\n  ${prefix}hw.device-type="second"\r\n__proto__=x\r\nio.balena.features.optional=1\r\n`,
  };

  it('a later file wins over an earlier one, and labels over both', async () => {
    const { requires, told, service } = await read(files);
    assert.deepEqual(requires, {
      a: [
        { type: 'hw.device-type', slug: 'second' },
        { type: 'sw.l4t', version: '>=3' },
      ],
    });
    assert.deepEqual([told, service('a')?.optional], [[], true]);
  });

  it('requirements remember their line', async () => {
    const { service } = await read(files);
    const [first, second] = service('a')?.contract?.requirementLocations ?? [];
    assert.deepEqual(first, { file: 'two', line: 2, column: 3, endLine: 2, endColumn: 54 });
    assert.equal(second?.file, 'docker-compose.yml');
  });

  const wrong: [string, Record<string, string>, string][] = [
    [
      'a missing one',
      { 'docker-compose.yml': 'services: {a: {image: x, label_file: no}}' },
      'file-missing docker-compose.yml 1:38-1:40',
    ],
    [
      'one that is not sent',
      { 'docker-compose.yml': 'services: {a: {image: x, label_file: l}}', l: '', '.dockerignore': 'l' },
      'file-missing docker-compose.yml 1:38-1:39',
    ],
    [
      'one outside',
      { 'docker-compose.yml': 'services: {a: {image: x, label_file: /l}}' },
      'path-outside docker-compose.yml 1:38-1:40',
    ],
    [
      'a directory',
      { 'docker-compose.yml': 'services: {a: {image: x, label_file: d}}', 'd/f': '' },
      'file-unreadable docker-compose.yml 1:38-1:39',
    ],
  ];
  for (const [title, project, told] of wrong)
    it(`${title} leaves the service undecided`, async () => {
      const read_ = await read(project);
      assert.deepEqual(read_.told, [told]);
      assert.ok(read_.service('a')?.undecided);
    });
});
