/**
 * Makes a JSON text harmless on a terminal without changing what it says: what JSON allows raw in
 * its strings, but a terminal acts on or hides (C1 controls, right-to-left marks, line separators),
 * is written as `\u202e`. So is the beginning of `##[error]`, which the runner of a workflow takes for
 * a command wherever it stands. All of these stand nowhere but in strings.
 */
export function escapeJson(json: string): string {
  return json
    .replaceAll('##[', '#\\u0023[')
    .replace(/[\u007f-\u009f]|(?!\u200d)[\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
      [...character.matchAll(/[\s\S]/g)]
        .map(([unit]) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join(''),
    );
}
