import { excerpt, isOptional, type Label, optionalLabel, quoted } from '../../../release/index.ts';
import type { LintedService } from '../../linted-project.ts';
import { nearest } from '../../nearest.ts';
import { rewriting } from '../../rewriting.ts';
import type { Rule, Told } from '../../rule.ts';
import { hasMisspelledRequires } from '../requirements/contract-keys.ts';
import { unknownRequirement } from './unknown-labels.ts';

const optionalLike = /^io\.(?:balena|resin)\.(?:features?\.)?(\w+)$/i;
const untruths = /^(?:0|f|false|off|n|no|disabled?)$/i;
const meantAsTruth = /^\s*(?:1|t|true|on|y|yes|enabled?)\s*$/i;

/** Labels by which a service is meant to be optional and isn't, or is optional to no effect. */
export const optionalLabels: Rule = ({ services }) =>
  services.flatMap((service) => [
    ...[...service.written.labels].flatMap(([name, label]) => tellUnknown(service, name, label)),
    ...tellUntrue(service),
    ...tellNoContract(service),
  ]);

function tellUnknown({ name: service, written: { labels } }: LintedService, name: string, label: Label): Told[] {
  if (!isMeantAsOptional(name)) return [];
  // one that says no, or stands beside the right one, changes nothing
  if (labels.has(optionalLabel) || untruths.test(label.text)) return [];
  const isOnly = [...labels.keys()].filter(isMeantAsOptional).length === 1;
  return [
    {
      code: 'optional-label-unknown',
      at: label.key,
      message: `The label ${excerpt(name)} of service ${excerpt(service)} means nothing to any Supervisor, so the service isn't optional: where it can't run, the whole release is rejected. The label is ${optionalLabel}.`,
      // of two, each would become the same label
      fix: isOnly
        ? rewriting(`Write ${optionalLabel}.`, [{ at: label.key, from: name, into: optionalLabel }])
        : undefined,
    },
  ];
}

function isMeantAsOptional(name: string): boolean {
  const feature = optionalLike.exec(name)?.[1];
  return feature !== undefined && name !== optionalLabel && nearest(feature, ['optional']) !== undefined;
}

function tellUntrue({ name, written: { labels } }: LintedService): Told[] {
  const label = labels.get(optionalLabel);
  if (label === undefined || label.unset.length > 0) return [];
  const { text, place, value } = label;
  if (isOptional({ [optionalLabel]: text }) || untruths.test(text)) return [];
  const written = text === '' ? 'no value' : `the value ${quoted(text)}`;
  return [
    {
      code: 'optional-value-untrue',
      at: text === '' ? place : value,
      message: `${optionalLabel} of service ${excerpt(name)} has ${written}, which no Supervisor takes for true, so the service isn't optional. They take 1, true and on.`,
      fix: meantAsTruth.test(text) ? rewriting('Write true.', [{ at: value, from: text, into: 'true' }]) : undefined,
    },
  ];
}

function tellNoContract({ name, service, written, asks }: LintedService): Told[] {
  const label = written.labels.get(optionalLabel);
  if (label === undefined || !service.optional || service.undecided !== undefined) return [];
  const mayAsk = asks.length > 0 || written.contextMissing || service.contract?.requirementLocations.length;
  if (mayAsk || hasMisspelledRequires(written.contractFile) || [...written.labels.keys()].some(unknownRequirement))
    return [];
  return [
    {
      code: 'optional-without-contract',
      at: label.place,
      message: `Service ${excerpt(name)} is optional and requires nothing, so it runs on every device as if it weren't optional. Say what it requires, or remove the label.`,
    },
  ];
}
