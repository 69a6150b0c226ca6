import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page that looks as GitHub does, around some HTML. It loads nothing. */
export function githubPage(body: string): string {
  const style = readFileSync(join(import.meta.dirname, 'github.css'), 'utf8');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><style>${style}</style><body>${body}</body></html>\n`;
}

/** A text in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}
