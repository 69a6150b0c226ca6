import { showCharacter, showInvisible } from './invisible.ts';

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * Makes a stranger's text harmless in XML, in an element and in an attribute's value alike. What XML 1.0 has no way to
 * say (control characters, U+FFFE, halves of surrogates) is shown as `\x1b`, and so is what can't be seen. `##[error]`
 * is a command to the runner of a workflow, even inside of XML, and is written with a reference.
 */
export function escapeXml(text: string): string {
  return showInvisible(text)
    .replace(/[\ufffe\uffff]/g, showCharacter)
    .replace(/[&<>"']/g, (character) => references[character] ?? '')
    .replaceAll('##[', '#&#35;[');
}
