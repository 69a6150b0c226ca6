import type { Policy } from '../policy.ts';

const line =
  /^[ \t]*(?:before-push|"before-push"|'before-push')[ \t]*:[ \t]+(["']?)(?<word>enforce|warn|off)\1[ \t]*(?:#.*)?\r?$/m;

/**
 * The `before-push` of a file that is no policy, with a mistake somewhere that keeps it from being read: a team that
 * wrote `enforce` down wants to be stopped by that mistake. What is no YAML has lines all the same, so the first that
 * says it counts.
 */
export function writtenBeforePush(text: string): Policy['beforePush'] {
  return line.exec(text)?.groups?.['word'] as Policy['beforePush'];
}
