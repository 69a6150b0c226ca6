import { element, type Html } from './elements.ts';

/** A part of the page with a heading, to which the page leads. */
export interface PageSection extends Html {
  readonly id: string;
  readonly title: string;
}

export function section(id: string, title: string, ...content: readonly Html[]): PageSection {
  const heading = element('h2', { id: `${id}-title` }, title);
  return { id, title, ...element('section', { id, 'aria-labelledby': `${id}-title` }, heading, ...content) };
}

/** What may be wider than the window scrolls by itself, also by keyboard. */
export function scrolling(label: string, content: Html): Html {
  return element('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': `${label}, table` }, content);
}

/** What just some want to see. */
export function details(summary: string, content: Html): Html {
  return element('details', {}, element('summary', {}, summary), content);
}

/** how much of a stranger's sentence stands on the page, in characters */
export const longestText = 1000;
