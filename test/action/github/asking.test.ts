import assert from 'node:assert/strict';
import { makeAskGitHub } from '../../../action/github/asking.ts';

const token = 'ghs_secretsecret';

/** An error as the client rejects with: with the request, and so with the token in it. */
function refusal(status: number, headers: Record<string, string> = {}): Error {
  const request = { headers: { authorization: `token ${token}` } };
  return Object.assign(new Error(`HttpError ${token}`), { status, request, response: { status, headers } });
}

const noAnswer = Object.assign(new Error('fetch failed'), { status: 500, request: { token } });

async function ask(route: string, ...answers: readonly (Error | { data: unknown })[]) {
  const left = [...answers];
  const pauses: number[] = [];
  const asking = makeAskGitHub(
    async () => {
      const answer = left.shift();
      assert.ok(answer, 'asked once too often');
      if (answer instanceof Error) throw answer;
      return answer;
    },
    async (time) => void pauses.push(time),
  );
  const outcome = await asking('the files', route).catch((error: Error & { code: string }) => error);
  return { outcome, pauses, left: left.length };
}

const done = { data: 'done' };
const get = 'GET /repos/{owner}/{repo}/x';
const post = 'POST /repos/{owner}/{repo}/x';

describe('asking GitHub', () => {
  const rows: readonly (readonly [string, string, readonly (Error | typeof done)[], unknown, readonly number[]])[] = [
    ['gives the answer', get, [done], 'done', []],
    ['asks again after a failure of the server', get, [refusal(502), refusal(500), done], 'done', [1000, 2000]],
    ['asks again where there was no answer', get, [noAnswer, done], 'done', [1000]],
    ['gives up after three times', get, [refusal(502), refusal(502), refusal(502)], 'github-failed', [1000, 2000]],
    ['gives up without an answer', get, [noAnswer, noAnswer, noAnswer], 'github-failed', [1000, 2000]],
    ['waits as long as it is told', get, [refusal(429, { 'retry-after': '7' }), done], 'done', [7000]],
    ['takes a refusal with a time for a limit', get, [refusal(403, { 'retry-after': '2' }), done], 'done', [2000]],
    ['does not wait for an hour', get, [refusal(403, { 'retry-after': '3600' })], 'github-refused', []],
    ['makes nothing twice after a failure that may have made it', post, [refusal(502)], 'github-failed', []],
    ['makes something again that was not made', post, [refusal(429, { 'retry-after': '1' }), done], 'done', [1000]],
    ['does not ask again what is refused', get, [refusal(403)], 'github-refused', []],
    ['does not ask again with a token that is none', get, [refusal(401)], 'github-refused', []],
    ['does not ask again for what is not there', get, [refusal(404)], 'github-missing', []],
    ['does not ask again for what makes no sense', get, [refusal(422)], 'github-failed', []],
    ['tells a limit from a refusal', get, [refusal(403, { 'x-ratelimit-remaining': '0' })], 'github-failed', []],
  ];
  for (const [what, route, answers, expected, pauses] of rows) {
    it(what, async () => {
      const { outcome, pauses: waited, left } = await ask(route, ...answers);
      assert.equal(outcome instanceof Error && 'code' in outcome ? outcome.code : outcome, expected);
      assert.deepEqual(waited, pauses);
      assert.equal(left, 0);
    });
  }

  it('asks no more once there was no answer at all', async () => {
    let sent = 0;
    const asking = makeAskGitHub(
      async () => {
        sent += 1;
        throw noAnswer;
      },
      async () => {},
    );
    await assert.rejects(asking('this', get), { code: 'github-failed' });
    await assert.rejects(asking('that', get), { message: "GitHub's API gave no answer when asked for that." });
    assert.equal(sent, 3);
  });

  it('says what was asked for, and nothing of the request', async () => {
    for (const [error, message] of [
      [refusal(403), "GitHub's API answered 403 when asked for the files."],
      [noAnswer, "GitHub's API gave no answer when asked for the files."],
    ] as const) {
      const { outcome } = await ask(post, error);
      assert.ok(outcome instanceof Error);
      assert.equal(outcome.message, message);
      assert.ok(!JSON.stringify([outcome, outcome.message, outcome.stack, outcome.cause]).includes(token));
    }
  });
});
