import { showInvisible } from './invisible.ts';

/**
 * Makes a stranger's text harmless on a terminal: what acts there, or can't be seen, is shown as `\x1b` or `\u202e`.
 * Once, where the text enters the terminal.
 *
 * A terminal may be the log of a workflow, whose runner takes a line that begins with `::error::`,
 * and `##[error]` anywhere, for a command; so neither is left whole.
 */
export function escapeTerminal(text: string): string {
  return showInvisible(text).replaceAll('::', ':\\x3a').replaceAll('##[', '#\\x23[');
}
