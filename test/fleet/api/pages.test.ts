import assert from 'node:assert/strict';
import { type PagesRequest, readPages } from '../../../shared/fleet/api/pages.ts';
import { fakeAccount, statusError } from './fake-api.ts';

/** Rows with these ids, as a server gives them that has no others; `cap` is how many it gives at most. */
function serverOf(ids: readonly number[], cap = Number.POSITIVE_INFINITY) {
  return (after: number, top: number) =>
    ids
      .filter((id) => id > after)
      .slice(0, Math.min(top, cap))
      .map((id) => ({ id }));
}

async function read(
  answer: (after: number, top: number, signal: AbortSignal) => unknown,
  options: Partial<PagesRequest> = {},
) {
  const asked: number[] = [];
  const { account } = fakeAccount(() => undefined);
  const pages: number[][] = [];
  const request: PagesRequest['request'] = async (after, most, signal) => {
    asked.push(after);
    return answer(after, most, signal);
  };
  for await (const page of readPages(account, { about: 'the things', request, top: 3, ...options })) {
    pages.push(page.map(({ id }) => id));
  }
  return { pages, asked };
}

describe('readPages', () => {
  const rows: readonly (readonly [title: string, ids: number[], cap: number, pages: number[][], asked: number[]])[] = [
    ['nothing', [], 9, [], [0]],
    ['less than a page', [4, 7], 9, [[4, 7]], [0]],
    ['just one page, which may not be all', [4, 7, 9], 9, [[4, 7, 9]], [0, 9]],
    ['more than a page', [4, 7, 9, 12], 9, [[4, 7, 9], [12]], [0, 9]],
    [
      'all of a server that gives fewer than asked',
      [4, 7, 9, 12],
      2,
      [
        [4, 7],
        [9, 12],
      ],
      [0, 7],
    ],
  ];
  for (const [title, ids, cap, pages, asked] of rows) {
    it(`reads ${title}`, async () => {
      assert.deepEqual(await read(serverOf(ids, cap), { expected: Promise.resolve(ids.length) }), { pages, asked });
    });
  }

  it('stops where there are no more, though more were expected', async () => {
    const { pages, asked } = await read(serverOf([1, 2]), { expected: Promise.resolve(5) });
    assert.deepEqual([pages, asked], [[[1, 2]], [0, 2]]);
  });

  const wrong: readonly (readonly [title: string, answer: (after: number) => unknown])[] = [
    ['repeat', () => [{ id: 1 }, { id: 2 }, { id: 3 }]],
    ['overlap', (after) => (after === 0 ? [{ id: 1 }, { id: 2 }, { id: 3 }] : [{ id: 3 }, { id: 4 }])],
    ['go backwards', () => [{ id: 3 }, { id: 2 }]],
    ['hold one twice', () => [{ id: 3 }, { id: 3 }]],
  ];
  for (const [title, answer] of wrong) {
    it(`ends with an error where pages ${title}`, () =>
      assert.rejects(read(answer), {
        code: 'bad-response',
        message: /gave pages of the things that repeat, overlap or go backwards/,
      }));
  }

  for (const [title, answer] of [
    ['no list', { id: 1 }],
    ['a list of something else', [1]],
    ['rows without ids', [{ uuid: 'a' }]],
    ['ids that are none', [{ id: '1' }]],
  ] as const) {
    it(`takes ${title} for no page`, () =>
      assert.rejects(
        read(() => answer),
        { code: 'bad-response' },
      ));
  }

  it('asks for the next page before the one at hand is looked at, and ends what nobody wants', async () => {
    const { account } = fakeAccount(() => undefined);
    const asked: AbortSignal[] = [];
    const server = serverOf([1, 2, 3, 4, 5, 6, 7]);
    const request: PagesRequest['request'] = async (after, top, signal) => {
      asked.push(signal);
      return asked.length > 2 ? new Promise(() => {}) : server(after, top);
    };
    const pages = readPages(account, { about: 'the things', request, top: 3 });
    await pages.next();
    assert.equal(asked.length, 2);
    await pages.next();
    assert.equal(asked.length, 3);
    await pages.return();
    assert.equal(asked[2]?.aborted, true);
  });

  it('rejects for a page that fails, after those before it', async () => {
    const { account } = fakeAccount(() => undefined);
    const server = serverOf([1, 2, 3, 4]);
    const request: PagesRequest['request'] = async (after, top) => {
      if (after > 0) throw statusError(401);
      return server(after, top);
    };
    const pages = readPages(account, { about: 'the things', request, top: 3 });
    assert.equal((await pages.next()).done, false);
    await assert.rejects(pages.next(), { code: 'unauthorized' });
  });
});
