import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expects, jsonSyntax, takeByte } from '../../../shared/fleet/snapshot/json-syntax.ts';
import { encoded } from './reading.ts';

/** what is wrong with a text, and at which byte; nothing where it is one whole JSON value */
function faultOf(bytes: Uint8Array): string | undefined {
  const syntax = jsonSyntax();
  for (const [at, byte] of [...bytes, 0x20].entries()) {
    const complaint = takeByte(syntax, byte);
    if (complaint) return `${at} ${complaint.code}: ${complaint.problem}`;
  }
  return syntax.expect === expects.nothing ? undefined : 'cut';
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}

const numbers = [
  '0',
  '-0',
  '10',
  '-12.50',
  '1e5',
  '1E+05',
  '0.1e-1',
  '01',
  '-',
  '1.',
  '.5',
  '1e',
  '1e+',
  '+1',
  '0x1',
  '--1',
  '1.e1',
];
const strings = ['""', '"\\u00e9\\n\\/"', '"\\u12g4"', '"\\x"', '"\t"', '"é€😀"', '"', '"\\"', "'a'"];
const others = [
  'true',
  'falsy',
  'nul',
  'null',
  'True',
  '[]',
  '[1,]',
  '[,]',
  '{"a":1}',
  '{"a":1,}',
  '{a:1}',
  '{"a" 1}',
  '{1:2}',
  '[}',
  ']',
  '1 2',
  '',
  ' ',
];

describe('jsonSyntax', () => {
  for (const text of [...numbers, ...strings, ...others]) {
    it(`takes ${text} as JSON.parse does`, () => {
      assert.equal(faultOf(encoded(text)) === undefined, isJson(encoded(text)), faultOf(encoded(text)));
    });
  }

  it('takes any JSON, and of damaged JSON what JSON.parse takes', () => {
    const damage = fc.array(
      fc.tuple(fc.nat(), fc.constantFrom(...encoded('{}[]",:\\0-1.e+ntu\n\u0001é😀'), 0xff, 0xc0, 0xed, 0xf4)),
      { maxLength: 3 },
    );
    const indent = fc.constantFrom(0, 2);
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }), indent, damage, (value, spaces, changes) => {
        const bytes = encoded(JSON.stringify(value, null, spaces));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        assert.equal(faultOf(bytes) === undefined, isJson(bytes));
      }),
      { numRuns: 3000 },
    );
  }).timeout(20_000);

  const rows: readonly (readonly [text: string, fault: string])[] = [
    ['{"a":1,}', '7 snapshot-invalid: this is not valid JSON: "}" where a key in quotes is expected.'],
    ['{"a"1}', '4 snapshot-invalid: this is not valid JSON: "1" where a colon is expected.'],
    ['{x', '1 snapshot-invalid: this is not valid JSON: "x" where a key in quotes or } is expected.'],
    ['[1 2', '3 snapshot-invalid: this is not valid JSON: "2" where a comma or ] is expected.'],
    ['[:', '1 snapshot-invalid: this is not valid JSON: ":" where a value or ] is expected.'],
    ['[\u0001', '1 snapshot-invalid: this is not valid JSON: the byte 0x01 where a value or ] is expected.'],
    [
      '"\\u00 ',
      '5 snapshot-invalid: this is not valid JSON: a blank in a \\u escape, where a hexadecimal digit is expected.',
    ],
    ['[\0', '1 snapshot-invalid: a NUL byte, which no text holds; the file is damaged, or not a snapshot.'],
    [
      '['.repeat(101),
      '100 snapshot-too-deep: the text is nested deeper than 100 levels; no snapshot is, so this is something else.',
    ],
  ];
  for (const [text, fault] of rows)
    it(`of ${JSON.stringify(text.slice(0, 12))} says why`, () => assert.equal(faultOf(encoded(text)), fault));
});
