// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files
import assert from 'node:assert/strict';
import { interpolate } from '../../../shared/release/compose/interpolation.ts';

const values = new Map([
  ['A', 'a'],
  ['EMPTY', ''],
  ['_b1', 'b'],
]);
const lookup = (name: string): string | undefined => values.get(name);

describe('interpolate', () => {
  const rows: [string, string, string[]?][] = [
    ['plain', 'plain'],
    ['$A', 'a'],
    ['x${A}y', 'xay'],
    ['$_b1.', 'b.'],
    ['$$A $$', '$A $'],
    ['$', '$'],
    ['$5 $(x) $.', '$5 $(x) $.'],
    ['$NO|', '|', ['NO']],
    ['${NO}${NO}', '', ['NO']],
    ['${EMPTY}', ''],
    ['${A:-d}', 'a'],
    ['${NO:-d}', 'd'],
    ['${EMPTY:-d}', 'd'],
    ['${NO-d}', 'd'],
    ['${EMPTY-d}', ''],
    ['${NO:-}', ''],
    ['${NO:-${A}}', 'a'],
    ['${NO:-${X:-${Y-z}}}!', 'z!'],
    ['${NO:-$X}', '', ['X']],
    ['${A:+x}', 'x'],
    ['${EMPTY:+x}', ''],
    ['${EMPTY+x}', 'x'],
    ['${NO+x}', ''],
    ['${A:?must}', 'a'],
    ['${EMPTY?must}', ''],
    ['${NO:->=1.2 -3}', '>=1.2 -3'],
  ];
  for (const [template, text, unset = []] of rows)
    it(template, () => assert.deepEqual(interpolate(template, lookup), { text, unset }));

  it('a hundred thousand unset variables take no minutes', () => {
    const names = Array.from({ length: 100_000 }, (_, index) => `$N${index}`);
    const start = performance.now();
    assert.equal(interpolate(names.join(' '), lookup).unset.length, 100_000);
    assert.ok(performance.now() - start < 5000);
  });

  const refused: [string, unknown][] = [
    ['${NO:?say so}', { kind: 'required', name: 'NO', message: 'say so' }],
    ['${NO?}', { kind: 'required', name: 'NO', message: '' }],
    ['${EMPTY:?$A}', { kind: 'required', name: 'EMPTY', message: 'a' }],
    ['x${', { kind: 'invalid', part: '${' }],
    ['${}', { kind: 'invalid', part: '${}' }],
    ['${1}', { kind: 'invalid', part: '${1}' }],
    ['${A!}', { kind: 'invalid', part: '${A!}' }],
    ['${ A}', { kind: 'invalid', part: '${ A}' }],
    ['${A:-${B}', { kind: 'invalid', part: '${A:-${B}' }],
  ];
  for (const [template, problem] of refused)
    it(`refuses ${template}`, () => assert.deepEqual(interpolate(template, lookup).problem, problem));

  it('gives up a hundred defaults deep', () => {
    const deep = (levels: number) => `${'${NO:-'.repeat(levels)}${'}'.repeat(levels)}`;
    assert.equal(interpolate(deep(100), lookup).problem, undefined);
    assert.equal(interpolate(deep(101), lookup).problem?.kind, 'invalid');
  });
});
