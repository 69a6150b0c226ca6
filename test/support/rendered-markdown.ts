import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** A piece of what Markdown renders to: a tag, or a text with its references resolved. */
export type Piece = { readonly tag: string } | { readonly text: string; readonly isCode: boolean };

/** Renders GitHub's Markdown, raw HTML and all. */
export function renderHtml(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** Renders GitHub's Markdown, raw HTML and all, and takes the HTML apart. */
export function renderMarkdown(markdown: string): Piece[] {
  let codes = 0;
  return renderHtml(markdown)
    .split(/(<[^>]*>)/)
    .flatMap((part): Piece[] => {
      if (part === '') return [];
      if (!part.startsWith('<')) return [{ text: resolved(part), isCode: codes > 0 }];
      if (part === '<code>') codes += 1;
      if (part === '</code>') codes -= 1;
      return [{ tag: part }];
    });
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function resolved(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, number, name) =>
    number === undefined ? (named[name] ?? whole) : String.fromCodePoint(Number(number)),
  );
}
