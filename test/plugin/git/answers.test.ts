import assert from 'node:assert/strict';
import { answerReader } from '../../../plugin/git/answers.ts';

const id = 'a1'.repeat(20);
const other = 'b2'.repeat(32);
const written = `${id} blob 5\nab\n\0c\nnone missing\n${other} tree 0\n\n${id} blob 1\nx\nabcd ambiguous\n`;
const answers = [[id, 'blob', 'ab\n\0c'], undefined, [other, 'tree', ''], [id, 'blob', 'x'], undefined];

describe('answerReader', () => {
  it('takes answers apart, wherever the chunks end', () => {
    for (let size = 1; size <= written.length; size += 1) {
      const taken: unknown[] = [];
      const read = answerReader(true, (answer) =>
        taken.push(answer && [answer.object.id, answer.object.type, answer.bytes.toString()]),
      );
      for (let at = 0; at < written.length; at += size) read(Buffer.from(written.slice(at, at + size)));
      assert.deepEqual(taken, answers, `chunks of ${size}`);
    }
  });

  it('takes sizes alone', () => {
    const taken: unknown[] = [];
    answerReader(false, (answer) => taken.push(answer?.object))(Buffer.from(`${id} blob 5\nnone missing\n`));
    assert.deepEqual(taken, [{ id, type: 'blob', size: 5 }, undefined]);
  });
});
