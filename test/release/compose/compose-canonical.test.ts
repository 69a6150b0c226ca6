import assert from 'node:assert/strict';
import { canonicalService } from '../../../shared/release/compose/compose-canonical.ts';
import { collectProblems } from '../../../shared/release/problems.ts';
import { toJson } from '../../../shared/release/yaml/json-value.ts';
import { valueUnder } from '../../../shared/release/yaml/value.ts';
import { readYaml } from '../../../shared/release/yaml/yaml-values.ts';

function canonical(text: string) {
  const [document] = readYaml({ file: 'f', text }, 'compose', collectProblems()).documents;
  assert.ok(document?.kind === 'map');
  return canonicalService(document, 'dir');
}

describe('canonicalService', () => {
  const rows: [string, unknown][] = [
    ['build: x', { build: { context: 'x' } }],
    ['build: {context: x, labels: [a=1]}', { build: { context: 'x', labels: { a: '1' } } }],
    ['build: ', { build: null }],
    ['labels: [a=1, b, c=d=e, 5, "f=", a=2]', { labels: { a: '2', b: '', c: 'd=e', 5: '', f: '' } }],
    ['labels: {a: 1}', { labels: { a: 1 } }],
    ['labels: x', { labels: 'x' }],
    ['networks: [a, b]', { networks: { a: null, b: null } }],
    ['label_file: x', { label_file: ['x'] }],
    ['extends: x', { extends: { service: 'x' } }],
    ['image: x', { image: 'x' }],
  ];
  for (const [text, expected] of rows) it(text, () => assert.deepEqual(toJson(canonical(text)), expected));

  it('paths remember where they start', () => {
    const service = canonical('build: x\nextends: {service: a, file: f}\nlabel_file: [y]\n');
    const context = valueUnder(valueUnder(service, 'build'), 'context');
    const file = valueUnder(valueUnder(service, 'extends'), 'file');
    const files = valueUnder(service, 'label_file');
    const first = files?.kind === 'list' ? files.items[0] : undefined;
    for (const path of [context, file, first]) assert.equal(path?.kind === 'scalar' && path.base, 'dir');
  });

  it('keeps tags', () =>
    assert.equal(canonical('labels: !override [a]').entries.get('labels')?.value.tag, '!override'));
});
