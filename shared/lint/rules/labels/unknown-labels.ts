import {
  acceptsLabel,
  excerpt,
  type Label,
  listed,
  requirementLabels,
  requirementPrefix,
} from '../../../release/index.ts';
import type { LintedService } from '../../linted-project.ts';
import { nearest } from '../../nearest.ts';
import { rewriting } from '../../rewriting.ts';
import type { Rule, Told } from '../../rule.ts';

/** what looks like a requirement label, and what it seems to require */
const requirementLike = /^io\.(?:balena|resin)\.(?:features?\.)?requires?\.(.*)$/i;

/** What a label's name seems to require, where no builder knows the label. */
export function unknownRequirement(name: string): string | undefined {
  const kind = requirementLike.exec(name)?.[1];
  return kind === undefined || requirementLabels.some((known) => name === requirementPrefix + known) ? undefined : kind;
}

/** A label that looks like a requirement and is none that builders know: they ignore it in silence. */
export const unknownRequirementLabels: Rule = ({ services }) =>
  services.flatMap((service) => [...service.written.labels].flatMap(([name, label]) => tell(service, name, label)));

/** The requirement that a label is, or seems to be meant as. */
function meantBy(name: string): string | undefined {
  const kind = requirementLike.exec(name)?.[1];
  return kind === undefined ? undefined : nearest(kind, requirementLabels)?.word;
}

function tell({ name: service, written: { labels } }: LintedService, name: string, label: Label): Told[] {
  const kind = unknownRequirement(name);
  if (kind === undefined) return [];
  const near = nearest(kind, requirementLabels);
  const into = near && requirementPrefix + near.word;
  const meant = into
    ? `Did you mean ${into}?`
    : `Those they know begin with ${requirementPrefix} and end in ${listed(requirementLabels)}.`;
  const message = `The label ${excerpt(name)} of service ${excerpt(service)} is none that builders know, so they ignore it in silence and nothing is required. ${meant}`;
  const isOnly = ![...labels.keys()].some((other) => other !== name && meantBy(other) === near?.word);
  const certain = near?.same && into && isOnly && acceptsLabel(near.word, label.text);
  const fix = certain ? rewriting(`Write ${into}.`, [{ at: label.key, from: name, into }]) : undefined;
  return [{ code: 'requirement-label-unknown', at: label.key, message, fix }];
}
