import { Flags } from '@oclif/core';
import type { FailOn, Tolerance } from '../shared/policy/index.ts';

/** What a check is compared with, and what it fails for. */
export const policyFlags = {
  'against-release': Flags.option({
    description: 'compare with what each device should be running now',
    options: ['current'] as const,
    exclusive: ['devices'],
  })(),
  'fail-on': Flags.option({
    description:
      'fail for devices that are judged so; may be given several times (default: newly-rejecting where there is something to compare with, else rejecting)',
    options: ['rejecting', 'newly-rejecting', 'unprotected', 'unknown', 'never'] as const,
    multiple: true,
    multipleNonGreedy: true,
  })(),
  'max-rejecting': Flags.custom<Tolerance>({
    description:
      'how many of the devices that it would fail for are still fine, in each fleet: a number, or a percentage',
    helpValue: '<number>|<percent>%',
    parse: async (text) => parseTolerance(text),
  })(),
};

/** Names of what a check fails on, as the option gives them; with `never` there is nothing. */
export function failOnOf(names: readonly (FailOn | 'never')[] | undefined): readonly FailOn[] | undefined {
  return names?.filter((name) => name !== 'never');
}

function parseTolerance(text: string): Tolerance {
  const [, number = '', percent] = /^(\d{1,9}|\d{1,3}(?:\.\d{1,3})?(?=%))(%)?$/.exec(text) ?? [];
  const value = Number(number);
  if (number === '' || (percent && value > 100)) {
    throw new Error(
      `--max-rejecting is ${JSON.stringify(text.slice(0, 100))}; write a number, or a percentage such as 2%`,
    );
  }
  return percent ? { percent: value } : { devices: value };
}
