import validRange from 'semver/ranges/valid.js';
import { excerpt, listed, quoted } from '../excerpt.ts';
import type { Place } from '../files/source-text.ts';
import type { Problems } from '../problems.ts';
import type { Label } from './labels.ts';
import { optionalLabel } from './optional.ts';

/** The labels that builders make requirements of begin with this. */
export const requirementPrefix = 'io.balena.features.requires.';

interface Rule {
  readonly requirement: (value: string) => Record<string, string>;
  /** the builder refuses a value that this doesn't take */
  readonly accepts: (value: string) => boolean;
  readonly expected: string;
  /** put under an `or` of its own, behind the plain ones */
  readonly alternative?: true;
}

const architectures = ['aarch64', 'rpi', 'amd64', 'armv7hf', 'i386'];
const range = {
  accepts: (value: string) => validRange(value) !== null,
  expected: 'a semver range, such as ">=1.2.0"',
};

/** The labels that the builders know, in the order in which their requirements stand. */
const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  [
    'arch.sw',
    {
      requirement: (slug) => ({ type: 'arch.sw', slug }),
      accepts: (slug) => architectures.includes(slug),
      expected: `one of ${listed(architectures)}`,
    },
  ],
  [
    'hw.device-type',
    { requirement: (slug) => ({ type: 'hw.device-type', slug }), accepts: () => true, expected: 'a slug' },
  ],
  ['sw.l4t', { requirement: (version) => ({ type: 'sw.l4t', version }), ...range }],
  ['sw.supervisor', { requirement: (version) => ({ type: 'sw.supervisor', version }), ...range }],
  [
    'sw.balena-os',
    {
      requirement: (version) => ({ type: 'sw.os', slug: 'balena-os', version }),
      ...range,
      alternative: true,
    },
  ],
  [
    'sw.linux',
    { requirement: (version) => ({ type: 'sw.kernel', slug: 'linux', version }), ...range, alternative: true },
  ],
]);

/** A requirement, and where it is written. */
export interface Requirement {
  readonly body: unknown;
  readonly place: Place;
  /** the label that it was made of; absent for one that a compose field makes */
  readonly label?: Label;
}

export interface RequirementsRead {
  readonly requirements: readonly Requirement[];
  /** why the builder refuses the labels */
  readonly undecided?: string;
}

/** Turns labels into requirements, the same labels once: what is wrong with them is one mistake. */
export type RequirementReading = (labels: ReadonlyMap<string, Label>, owner: string) => RequirementsRead;

export function requirementReading(problems: Problems): RequirementReading {
  const known = new Map<ReadonlyMap<string, Label>, RequirementsRead>();
  return (labels, owner) => {
    const read = known.get(labels) ?? requirementsOfLabels(labels, owner, problems);
    known.set(labels, read);
    return read;
  };
}

/**
 * The requirements that the builders make of a service's labels: the plain ones first, in the order
 * of the labels' names, for compose-go sorts them; then that on balenaOS and that on the kernel,
 * each alone under an `or`. A value that isn't valid makes the builder refuse the release; a label
 * under the prefix that it doesn't know, it ignores in silence, which is for lint to tell.
 */
function requirementsOfLabels(labels: ReadonlyMap<string, Label>, owner: string, problems: Problems): RequirementsRead {
  tellUnset(labels, owner, problems);
  const requirements: Requirement[] = [];
  for (const [kind, { requirement, alternative }] of rules) {
    const label = labels.get(requirementPrefix + kind);
    if (label === undefined) continue;
    const body = requirement(label.text);
    requirements.push({ body: alternative ? { or: [body] } : body, place: label.place, label });
  }
  const undecided = refusedLabels(labels, owner, problems);
  return { requirements, ...(undecided !== undefined && { undecided }) };
}

/**
 * Tells the requirement labels whose value the builder refuses, which it does wherever labels are
 * written: on a build, a network and a volume too. Answers why the release is refused.
 */
export function refusedLabels(
  labels: ReadonlyMap<string, Label>,
  owner: string,
  problems: Problems,
): string | undefined {
  let refused: string | undefined;
  for (const [kind, { accepts, expected }] of rules) {
    const name = requirementPrefix + kind;
    const label = labels.get(name);
    if (label === undefined || accepts(label.text)) continue;
    problems.add(
      'requirement-label-invalid',
      label.place,
      `The label ${name} of ${owner} has the value ${quoted(label.text)}, which is not ${expected}. The builder refuses the release; correct the value.`,
    );
    refused ??= `The builder refuses the value of the label ${name}.`;
  }
  return refused;
}

/** What the labels that builders know end in: `sw.l4t`. */
export const requirementLabels: readonly string[] = [...rules.keys()];

/** Whether the builders know the label that ends so, and take the value for it. */
export function acceptsLabel(kind: string, value: string): boolean {
  return rules.get(kind)?.accepts(value) ?? false;
}

function tellUnset(labels: ReadonlyMap<string, Label>, owner: string, problems: Problems): void {
  for (const [name, { unset, place }] of labels) {
    const decides = name === optionalLabel || name.startsWith(requirementPrefix);
    if (decides && unset.length > 0)
      tellUnsetVariables(unset, place, `the label ${excerpt(name)} of ${owner}`, problems);
  }
}

/** Tells of variables that are not set where what they stand for decides about devices. */
export function tellUnsetVariables(unset: readonly string[], place: Place, where: string, problems: Problems): void {
  const [verb, are] = unset.length === 1 ? ['variable', 'is'] : ['variables', 'are'];
  problems.add(
    'variable-unset',
    place,
    `The ${verb} ${listed(unset.map(excerpt))} in ${where} ${are} not set and ${are === 'is' ? 'has' : 'have'} no default, so nothing stands in ${are === 'is' ? 'its' : 'their'} place. Set ${are === 'is' ? 'it' : 'them'} in the environment or in .env, or give a default such as \${NAME:-value}.`,
  );
}
