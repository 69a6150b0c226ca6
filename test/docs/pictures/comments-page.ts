import { markerKey, writeMarker } from '../../../action/publish/marker.ts';
import type { Check } from '../../../shared/policy/index.ts';
import { commentBudget, toMarkdown } from '../../../shared/report/index.ts';
import { renderHtml } from '../../support/rendered-markdown.ts';
import { githubPage } from './page.ts';

/** Comments of checks as they stand on a pull request; of longer ones so much as has that height, in CSS pixels. */
export function commentsPage(checks: readonly Check[], height?: number): string {
  const marker = writeMarker({ key: markerKey('Contracts', 'contracts', '.', []), run: 1 });
  const opening =
    height === undefined ? '<div class="comment">' : `<div class="comment cut" style="height:${height}px">`;
  const comments = checks.map(
    (check) =>
      `${opening}<header><strong>github-actions</strong><span class="bot">bot</span>commented</header>` +
      `<div class="markdown">${renderHtml(toMarkdown(check, { budget: commentBudget, marker }))}</div></div>`,
  );
  return githubPage(comments.join('\n'));
}
