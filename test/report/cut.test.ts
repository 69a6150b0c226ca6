import assert from 'node:assert/strict';
import { cut } from '../../shared/report/cut.ts';

describe('cut', () => {
  const rows: readonly (readonly [text: string, longest: number, cut: string])[] = [
    ['', 5, ''],
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['🙂🙂🙂🙂🙂', 5, '🙂🙂🙂🙂🙂'],
    ['🙂🙂🙂🙂🙂🙂', 5, '🙂🙂🙂🙂…'],
    ['a'.repeat(1_000_000), 3, 'aa…'],
  ];
  for (const [text, longest, expected] of rows) {
    it(`${JSON.stringify(text.slice(0, 20))} to ${longest}`, () => assert.equal(cut(text, longest), expected));
  }
});
