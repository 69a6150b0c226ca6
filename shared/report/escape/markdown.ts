import { showInvisible } from './invisible.ts';

/** breaks a word for those who look for mentions and links in the finished text; nobody sees it */
const gap = '\u200b';

/**
 * Makes a stranger's text harmless in GitHub's Markdown: in a paragraph, a list, a table's cell, and in HTML. All that
 * could be syntax is written as a character reference, which never is any. What GitHub looks for later, in the finished
 * text (mentions, issues, commits, addresses, emoji), is broken by a space of no width. What can't be seen is shown as
 * `\u202e`.
 */
export function escapeMarkdown(text: string): string {
  return broken(showInvisible(text))
    .replace(/[&<`*_~[\]\\|$]|^\d+[.)]|^[^\p{L}\p{M}\d]/gu, reference)
    .replaceAll(gap, '&#8203;');
}

/**
 * A stranger's name as code, in which GitHub looks for nothing. A name that would end the code, or a table's cell, or
 * that is a command to the runner of a workflow, is escaped in it.
 */
export function markdownCode(name: string): string {
  const shown = showInvisible(name);
  // Blanks at both ends would be taken away, and nothing at all is no code.
  const isPlain = /^(?! )[^`|]+(?<! )$/.test(shown) && !shown.includes('##[');
  return isPlain ? `\`${shown}\`` : `<code>${escapeMarkdown(name)}</code>`;
}

function broken(text: string): string {
  return text
    .replace(/[@#](?=\S)|(?<=\bGH)-(?=\d)|\bwww(?=\.)/gi, (sign) => `${sign}${gap}`)
    .replace(/:(?=\/\/|[\w+-]+:)|(?<=\b(?:mailto|xmpp)):/gi, (colon) => `${colon}${gap}`)
    .replace(/\b[\da-f]{7,}\b/gi, (digits) => digits.match(/.{1,6}/g)?.join(gap) ?? digits);
}

function reference(characters: string): string {
  return [...characters].map((character) => `&#${character.codePointAt(0)};`).join('');
}
