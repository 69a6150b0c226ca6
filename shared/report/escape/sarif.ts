import { showInvisible } from './invisible.ts';

/**
 * Makes a stranger's text harmless in a message of SARIF, in which `[text](1)` is a link and `{0}` stands for an
 * argument (SARIF 2.1.0, 3.11.5 and 3.11.6). JSON escapes the rest.
 */
export function escapeSarif(text: string): string {
  return showInvisible(text)
    .replaceAll('](', '\\](')
    .replace(/\{(\d+)\}/g, '{{$1}}');
}
