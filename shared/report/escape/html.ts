import { showInvisible } from './invisible.ts';

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes a stranger's text harmless in HTML, in an element and in an attribute's value in quotes alike. */
export function escapeHtml(text: string): string {
  return showInvisible(text).replace(/[&<>"']/g, (character) => references[character] ?? '');
}

/**
 * JSON as the text of a `script` element, which nothing in it can end or change the meaning of: an HTML reader looks there
 * for `</script` and `<!--` alone, and there is no `<` left.
 */
export function escapeScriptJson(json: string): string {
  return json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
