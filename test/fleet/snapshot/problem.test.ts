import assert from 'node:assert/strict';
import { lengthProblem, placeOfKey, syntaxProblem } from '../../../shared/fleet/snapshot/problem.ts';
import { fill, type TextWindow, textWindow, windowStart } from '../../../shared/fleet/snapshot/text-window.ts';
import { encoded } from './reading.ts';

function windowOf(text: string): TextWindow {
  const window = textWindow();
  fill(window, encoded(text), 0);
  return window;
}

describe('syntaxProblem and lengthProblem', () => {
  it('name the first fault; that a text is cut is none, that it is too long is the last', () => {
    const cut = windowOf('{"a":\n1,"b');
    const span = { start: windowStart, end: cut.end, outer: 2 };
    assert.equal(syntaxProblem(cut, span), undefined);
    const wrong = windowOf('{"a":\n1,,"b"');
    assert.deepEqual(syntaxProblem(wrong, span)?.place, { line: 2, column: 3 });
    assert.equal(lengthProblem(wrong, span).code, 'snapshot-invalid');
  });
});

describe('placeOfKey', () => {
  const rows = [
    ['b', 2, 5],
    ['a', 3, 5],
    ['x', 1, 1],
    [undefined, 1, 1],
  ] as const;
  for (const [key, line, column] of rows) {
    it(String(key), () => {
      const window = windowOf('{"a":1,\n"b":{"a":2,"x":3},\n"a":4}');
      assert.deepEqual(placeOfKey(window, { start: windowStart, end: window.end, outer: 0 }, key), { line, column });
    });
  }
});
