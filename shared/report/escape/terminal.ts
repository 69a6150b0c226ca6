/**
 * Makes a stranger's text harmless on a terminal: control characters (escape sequences, newlines),
 * invisible formatting (right-to-left marks), line separators and broken surrogates are shown as
 * `\x1b` or `\u202e`. The joiner that makes one
 * emoji of several stays. Once, where the text enters the terminal.
 *
 * A terminal may be the log of a workflow, whose runner takes a line that begins with `::error::`,
 * and `##[error]` anywhere, for a command; so neither is left whole.
 */
export function escapeTerminal(text: string): string {
  return text
    .replace(/(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escapeCharacter)
    .replaceAll('::', ':\\x3a')
    .replaceAll('##[', '#\\x23[');
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}
