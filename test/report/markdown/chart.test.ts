import assert from 'node:assert/strict';
import { toMarkdown } from '../../../shared/report/index.ts';
import { checkExample } from '../../support/examples.ts';
import { nastyCheck } from '../../support/nasty-check.ts';
import { nastyNames } from '../../support/nasty-names.ts';

const chartIn = (markdown: string) => /^```mermaid\n(.*?)\n```$/ms.exec(markdown)?.[1];

describe('the picture of a fleet', () => {
  it('has a slice for each judgement, the largest first, in its colour', async () => {
    assert.equal(
      chartIn(toMarkdown(await checkExample('kiosk'), { budget: 1_000_000, chart: true })),
      [
        "%%{init: {'theme': 'base', 'themeVariables': {'pie1': '#2da44e', 'pie2': '#bc4c00', 'pie3': '#cf222e', 'pie4': '#bf8700', 'pie5': '#8c959f'}}}%%",
        'pie showData',
        '  title 64 devices',
        '  "run it" : 33',
        '  "misjudged" : 16',
        '  "reject it" : 11',
        '  "unprotected" : 2',
        '  "unknown" : 2',
      ].join('\n'),
    );
  });

  it('is drawn just where it is asked for, and there is something to see', async () => {
    assert.equal(chartIn(toMarkdown(await checkExample('kiosk'), { budget: 1_000_000 })), undefined);
    assert.equal(chartIn(toMarkdown(await checkExample('pi-hole'), { budget: 1_000_000, chart: true })), undefined);
  });

  it('has no word of a stranger in it', async () => {
    const charts = await Promise.all(
      nastyNames.map(async (name) => chartIn(toMarkdown(await nastyCheck(name), { budget: 1_000_000, chart: true }))),
    );
    assert.ok(charts[0]);
    assert.deepEqual(new Set(charts), new Set([charts[0]]));
  });
});
