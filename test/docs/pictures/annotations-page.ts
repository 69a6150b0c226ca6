import type { Annotation } from '../../../shared/report/index.ts';
import { escapeHtml, githubPage } from './page.ts';

/** A file of a pull request: its lines from the first to the last that are shown, and which of them it adds. */
export interface ShownFile {
  readonly path: string;
  readonly text: string;
  readonly first: number;
  readonly last: number;
  readonly added: readonly number[];
}

/** A file as a pull request shows it, with its annotations under their last lines. */
export function annotationsPage(file: ShownFile, annotations: readonly Annotation[]): string {
  const { path, text, first, last, added } = file;
  const length = last - first + 1;
  const old = length - added.filter((line) => line >= first && line <= last).length;
  const lines = text.split('\n').slice(first - 1, last);
  const shown = lines.flatMap((line, index) => {
    const number = first + index;
    const own = annotations.filter((annotation) => annotation.path === path && annotation.endLine === number);
    return [lineHtml(line, number, added), ...own.map(annotationHtml)];
  });
  return githubPage(
    `<div class="file"><header>${escapeHtml(path)}</header>` +
      `<div class="line hunk"><span></span><span>@@ -${first},${old} +${first},${length} @@ services:</span></div>` +
      `${shown.join('')}</div>`,
  );
}

function lineHtml(line: string, number: number, added: readonly number[]): string {
  const isAdded = added.includes(number);
  const old = isAdded ? '' : number - added.filter((one) => one < number).length;
  return (
    `<div class="line${isAdded ? ' added' : ''}"><span class="number">${old}</span><span class="number">${number}</span>` +
    `<span> ${isAdded ? '+' : ' '} ${escapeHtml(line)}</span></div>`
  );
}

const signs = {
  failure: '<circle cx="8" cy="8" r="7"/><path d="M5 5l6 6M11 5l-6 6" stroke="#fff" stroke-width="1.6"/>',
  warning: '<path d="M8 1 15.5 15H.5z"/><path d="M8 6v4M8 11.5v1.6" stroke="#fff" stroke-width="1.6"/>',
  notice: '<circle cx="8" cy="8" r="7"/><path d="M8 7v5M8 4v1.6" stroke="#fff" stroke-width="1.6"/>',
} as const;

function annotationHtml({ level, path, endLine, title, message }: Annotation): string {
  return (
    `<div class="annotation ${level}"><svg viewBox="0 0 16 16">${signs[level]}</svg>` +
    `<div class="where">Check ${level} on line ${endLine} in ${escapeHtml(path)}</div>` +
    '<div class="source">GitHub Actions / balena-contracts</div>' +
    `<div class="title">${escapeHtml(title)}</div><p class="message">${escapeHtml(message)}</p></div>`
  );
}
