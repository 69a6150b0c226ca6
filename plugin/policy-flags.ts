import { Errors, Flags } from '@oclif/core';
import type { FailOn, Tolerance } from '../shared/policy/index.ts';
import { excluding } from './excluding.ts';

/** What a check is compared with, and what it fails for. */
export const policyFlags = {
  policy: Flags.string({
    description: 'policy file, by default balena-contracts.yml in the source directory or its .github',
    helpValue: '<file>',
  }),
  against: Flags.string({
    description: 'compare with the project at a git ref: a branch, a tag or a commit',
    helpValue: '<ref>',
    ...excluding(['against-release', 'release']),
  }),
  'against-release': Flags.option({
    description: 'compare with what each device should be running now',
    options: ['current'] as const,
    ...excluding(['against', 'devices']),
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
    parse: parseTolerance,
  })(),
};

/** Names of what a check fails on, as the option gives them; `never` stands alone, and is none of them. */
export function failOnOf(names: readonly (FailOn | 'never')[] | undefined): readonly FailOn[] | undefined {
  if (names === undefined) return undefined;
  const distinct = [...new Set(names)];
  if (distinct.includes('never') && distinct.length > 1) {
    // an error as oclif's own are about how a command was called
    throw new Errors.CLIError('--fail-on never stands alone; leave it out, or the others');
  }
  return distinct.filter((name) => name !== 'never');
}

async function parseTolerance(text: string): Promise<Tolerance> {
  // Loaded when needed: help and completion of the CLI never pay for the evaluator.
  const { toleranceOf } = await import('../shared/policy/index.ts');
  const tolerance = toleranceOf(text);
  if (tolerance) return tolerance;
  const shown = JSON.stringify(text.slice(0, 100));
  throw new Error(
    `--max-rejecting is ${shown}; write a whole number of devices, such as 5, or a percentage, such as 2%`,
  );
}
