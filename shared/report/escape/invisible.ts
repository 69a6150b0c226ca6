/**
 * Shows what nobody sees, or what acts where it is shown: control characters (escape sequences, newlines),
 * invisible formatting (right-to-left marks), line separators and broken surrogates become `\x1b` or `\u202e`. The
 * joiner that makes one emoji of several stays.
 */
export function showInvisible(text: string): string {
  return text.replace(/(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, showCharacter);
}

/** `\x1b`, `\u202e` or `\u{e0041}` */
export function showCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}
