import assert from 'node:assert/strict';
import { type CheckRun, publishCheckRun } from '../../../action/publish/check-run.ts';
import { Failure } from '../../../shared/machine/failure.ts';
import type { Annotation } from '../../../shared/report/index.ts';

const annotation = (line: number) => ({
  path: 'app/contract.yml',
  startLine: line,
  endLine: line,
  startColumn: 3,
  endColumn: 9,
  level: 'failure' as const,
  title: 'Rejected',
  message: 'Too new.',
});

const runOf = (annotations: readonly Annotation[]): CheckRun => ({
  name: 'balena-contracts',
  commit: 'a'.repeat(40),
  conclusion: 'failure',
  title: 'Title',
  summary: 'Summary',
  detailsUrl: 'https://github.com/acme/app/actions/runs/1',
  annotations,
});

async function publish(annotations: readonly ReturnType<typeof annotation>[]) {
  const asked: { route: string; parameters: Record<string, unknown> }[] = [];
  await publishCheckRun(async (_about, route, parameters = {}) => {
    asked.push({ route, parameters });
    return { id: 77 };
  }, runOf(annotations));
  return asked;
}

const many = (length: number) => Array.from({ length }, (_, index) => annotation(index + 1));

describe('a check run', () => {
  for (const [number, batches] of [
    [0, [0]],
    [1, [1]],
    [50, [50]],
    [51, [50, 1]],
    [100, [50, 50]],
    [151, [50, 50, 50, 1]],
  ] as const) {
    it(`has ${number} annotations in batches of ${batches.join(', ')}, and ends with the last`, async () => {
      const asked = await publish(many(number));
      const sent = asked.map(({ parameters }) => (parameters['output'] as { annotations: unknown[] }).annotations);
      assert.deepEqual(
        sent.map(({ length }) => length),
        batches,
      );
      const lines = sent.flat().map((one) => (one as { start_line: number }).start_line);
      assert.deepEqual(
        lines,
        Array.from({ length: number }, (_, index) => index + 1),
      );
      assert.deepEqual(
        asked.map(({ route }) => route.split(' ')[0]),
        batches.map((_, index) => (index === 0 ? 'POST' : 'PATCH')),
      );
      assert.deepEqual(
        asked.map(({ parameters }) => [parameters['status'], parameters['conclusion']]),
        batches.map((_, index) =>
          index === batches.length - 1 ? ['completed', 'failure'] : ['in_progress', undefined],
        ),
      );
      for (const { parameters } of asked.slice(1)) assert.equal(parameters['id'], 77);
    });
  }

  it('gives columns just for one line, as GitHub wants it', async () => {
    const [asked] = await publish([annotation(1), { ...annotation(2), endLine: 4 }]);
    const output = asked?.parameters['output'] as { annotations: unknown[] } | undefined;
    assert.deepEqual(output?.annotations, [
      {
        path: 'app/contract.yml',
        start_line: 1,
        end_line: 1,
        start_column: 3,
        end_column: 9,
        annotation_level: 'failure',
        title: 'Rejected',
        message: 'Too new.',
      },
      {
        path: 'app/contract.yml',
        start_line: 2,
        end_line: 4,
        annotation_level: 'failure',
        title: 'Rejected',
        message: 'Too new.',
      },
    ]);
  });

  it('is ended where a later batch is refused, and never left in progress', async () => {
    const asked: [string, unknown][] = [];
    const refused = publishCheckRun(
      async (_about, route, parameters = {}) => {
        asked.push([route.split(' ')[0] ?? '', parameters['status']]);
        if (asked.length === 2) throw new Failure('github-refused', 'No.');
        return { id: 77 };
      },
      runOf(many(120)),
    );
    await assert.rejects(refused, { code: 'github-refused' });
    assert.deepEqual(asked, [
      ['POST', 'in_progress'],
      ['PATCH', 'in_progress'],
      ['PATCH', 'completed'],
    ]);
  });

  it('was not made where GitHub, or a proxy in its place, does not say so', async () => {
    await assert.rejects(
      publishCheckRun(async () => '<html>', runOf([])),
      { code: 'github-failed' },
    );
  });

  it('has a title that GitHub takes', async () => {
    const titles: unknown[] = [];
    await publishCheckRun(
      async (_about, _route, parameters = {}) => {
        titles.push((parameters['output'] as { title: string }).title);
        return { id: 1 };
      },
      { ...runOf([]), title: `${'x'.repeat(300)}\u202e` },
    );
    assert.equal(String(titles[0]).length, 255);
  });
});
