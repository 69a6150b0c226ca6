import assert from 'node:assert/strict';
import type { AskGitHub } from '../../../action/github/asking.ts';
import { publishComment } from '../../../action/publish/comment.ts';
import { markerKey, writeMarker } from '../../../action/publish/marker.ts';
import { Failure } from '../../../shared/machine/failure.ts';

interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: string };
}

const bot = { login: 'github-actions[bot]', type: 'Bot' };
const ada = { login: 'ada', type: 'User' };
const key = markerKey('CI', 'contracts', '.', []);
const bodyOf = (text: string, run = 10, of = key) => `${writeMarker({ key: of, run })}\n\n${text}\n`;

/** A pull request with comments, as the job's own token sees it, or a user's; `meanwhile` happens as one is made. */
function pullRequest(there: readonly Omit<Comment, 'id'>[], me?: string, meanwhile?: (comments: Comment[]) => void) {
  const comments = there.map((comment, index): Comment => ({ id: index + 1, ...comment }));
  const asked: string[] = [];
  const ask: AskGitHub = async (_about, route, parameters = {}) => {
    const [method] = route.split(' ');
    if (route === 'GET /user') {
      if (me === undefined) throw new Failure('github-refused', 'no user');
      return { login: me };
    }
    if (method === 'GET') {
      const { page, per_page: perPage } = parameters as { page: number; per_page: number };
      return comments.slice((page - 1) * perPage, page * perPage).map((comment) => ({ ...comment }));
    }
    asked.push(method ?? '');
    if (method === 'POST') {
      meanwhile?.(comments);
      const id = Math.max(0, ...comments.map((comment) => comment.id)) + 1;
      comments.push({
        id,
        body: String(parameters['body']),
        user: me === undefined ? bot : { login: me, type: 'User' },
      });
      return { id };
    }
    const index = comments.findIndex(({ id }) => id === parameters['id']);
    if (method === 'DELETE') comments.splice(index, 1);
    else comments[index] = { ...(comments[index] as Comment), body: String(parameters['body']) };
    return {};
  };
  return { ask, asked, comments };
}

const want = (text: string, { run = 10, isNew = true } = {}) => ({
  pullRequest: 7,
  marker: { key, run },
  body: bodyOf(text, run),
  isNew,
});

describe('the comment on a pull request', () => {
  it('is made where there is none', async () => {
    const { ask, comments } = pullRequest([{ body: 'Nice!', user: ada }]);
    assert.equal(await publishComment(ask, want('14 devices')), 'created');
    assert.deepEqual(
      comments.map(({ body }) => body),
      ['Nice!', bodyOf('14 devices')],
    );
  });

  it('is not made where there is nothing to say', async () => {
    const { ask, asked } = pullRequest([]);
    assert.equal(await publishComment(ask, want('All well', { isNew: false })), 'none');
    assert.deepEqual(asked, []);
  });

  it('is edited in place', async () => {
    const { ask, comments } = pullRequest([{ body: bodyOf('14 devices', 9), user: bot }]);
    assert.equal(await publishComment(ask, want('3 devices')), 'edited');
    assert.deepEqual(
      comments.map(({ body }) => body),
      [bodyOf('3 devices')],
    );
  });

  it('is edited where the problem is gone', async () => {
    const { ask, comments } = pullRequest([{ body: bodyOf('14 devices', 9), user: bot }]);
    assert.equal(await publishComment(ask, want('Resolved', { isNew: false })), 'edited');
    assert.equal(comments[0]?.body, bodyOf('Resolved'));
  });

  it('is not touched where it says the same, whichever run wrote it', async () => {
    const { ask, asked } = pullRequest([{ body: bodyOf('14 devices', 9).replaceAll('\n', '\r\n').trim(), user: bot }]);
    assert.equal(await publishComment(ask, want('14 devices')), 'unchanged');
    assert.deepEqual(asked, []);
  });

  it('of a newer run is left alone', async () => {
    const { ask, asked } = pullRequest([{ body: bodyOf('3 devices', 11), user: bot }]);
    assert.equal(await publishComment(ask, want('14 devices')), 'unchanged');
    assert.deepEqual(asked, []);
  });

  const others: readonly (readonly [string, Omit<Comment, 'id'>])[] = [
    ["somebody's copy", { body: bodyOf('14 devices', 9), user: ada }],
    ["somebody's quote", { body: `> ${bodyOf('14 devices', 9)}`, user: bot }],
    ['that of another job', { body: bodyOf('14 devices', 9, markerKey('CI', 'other', '.', [])), user: bot }],
    ['that of somebody who is gone', { body: bodyOf('14 devices', 9), user: null as never }],
  ];
  for (const [whose, comment] of others) {
    it(`is never ${whose}`, async () => {
      const { ask, comments } = pullRequest([comment]);
      assert.equal(await publishComment(ask, want('3 devices')), 'created');
      assert.equal(comments[0]?.body, comment.body);
    });
  }

  it("is a user's own where the token is a user's", async () => {
    const there = [
      { body: bodyOf('14 devices', 9), user: bot },
      { body: bodyOf('14 devices', 9), user: ada },
    ];
    const { ask, comments } = pullRequest(there, 'ada');
    assert.equal(await publishComment(ask, want('3 devices')), 'edited');
    assert.deepEqual(
      comments.map(({ body }) => body),
      [bodyOf('14 devices', 9), bodyOf('3 devices')],
    );
  });

  it('is found behind hundreds of others', async () => {
    const chat = Array.from({ length: 250 }, (_, index) => ({ body: `Comment ${index}`, user: ada }));
    const { ask } = pullRequest([...chat, { body: bodyOf('14 devices', 9), user: bot }]);
    assert.equal(await publishComment(ask, want('3 devices')), 'edited');
  });

  it('is made anew where somebody removed it between two questions', async () => {
    const { ask, comments } = pullRequest([{ body: bodyOf('14 devices', 9), user: bot }]);
    const removing: AskGitHub = async (about, route, parameters) => {
      if (route.startsWith('PATCH')) {
        comments.splice(0);
        throw new Failure('github-missing', 'gone');
      }
      return ask(about, route, parameters);
    };
    assert.equal(await publishComment(removing, want('3 devices')), 'created');
    assert.deepEqual(
      comments.map(({ body }) => body),
      [bodyOf('3 devices')],
    );
  });

  it('is not made where nobody can say whose comments are ours, or which there are', async () => {
    const { ask, comments } = pullRequest([]);
    const failing = (failed: string): AskGitHub => {
      return async (about, route, parameters) => {
        if (route.startsWith(failed)) throw new Failure('github-failed', 'no answer');
        return ask(about, route, parameters);
      };
    };
    await assert.rejects(publishComment(failing('GET /user'), want('x')), { code: 'github-failed' });
    await assert.rejects(
      publishComment(async (_a, route) => (route === 'GET /user' ? {} : '<html>'), want('x')),
      {
        code: 'github-failed',
      },
    );
    assert.deepEqual(comments, []);
  });

  for (const [other, kept] of [
    [9, 'mine'],
    [11, 'theirs'],
  ] as const) {
    it(`is one where two runs make one at the same time, and says what the newer run says (${kept})`, async () => {
      const { ask, comments } = pullRequest([], undefined, (all) => {
        if (all.length === 0) all.push({ id: 1, body: bodyOf('theirs', other), user: bot });
      });
      await publishComment(ask, want('mine'));
      assert.deepEqual(
        comments.map(({ id, body }) => [id, body]),
        [[1, bodyOf(kept, kept === 'mine' ? 10 : other)]],
      );
    });
  }
});
