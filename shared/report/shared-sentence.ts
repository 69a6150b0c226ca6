import {
  describeAsked,
  describeKnownSince,
  describeL4tRelease,
  type Reason,
  sentenceOf,
  shorten,
} from '../supervisor/index.ts';
import type { SharedFinding } from './causes.ts';
import { formatRange } from './range.ts';

/** the reasons for which a Supervisor doesn't look at what the device has */
const unread: readonly Reason[] = ['requirement-type-unknown', 'or-unknown'];

/**
 * One finding of several kinds of devices in a sentence: what was asked, and what they have. Of one
 * kind of device it is that finding's own. The rule behind its reason is not in it.
 */
export function sharedSentence({ finding, kinds }: SharedFinding): string {
  const { service, asked, reason, requirement } = finding;
  if (kinds.length === 1) return sentenceOf(finding);
  if (reason === 'supervisor-unknown') return 'Nobody knows their Supervisor versions.';
  if (asked === undefined) return sentenceOf(finding);
  const asks = `${shorten(service ?? '')} asks for ${describeAsked(requirement)}`;
  if (unread.includes(reason)) {
    const known = reason === 'requirement-type-unknown' ? `, ${describeKnownSince(requirement)}` : '';
    const supervisors = kinds.flatMap(({ facts }) => facts.supervisorVersion ?? []);
    return `${asks}${known}; they have Supervisor ${formatRange(supervisors)}.`;
  }
  if (reason === 'requirement-invalid') return sentenceOf(finding);
  if (reason === 'fact-unknown') return `${asks}; nobody knows what they have.`;
  const has = kinds.flatMap((kind) => (typeof kind.has === 'string' ? [kind.has] : []));
  if (finding.has === undefined) return `${asks}; nobody knows what they have.`;
  if (has.length > 0) {
    const range = formatRange(has);
    const release = describeL4tRelease(
      requirement,
      range,
      kinds.map(({ facts }) => facts),
    );
    return `${asks}; they ${isKind(requirement) ? 'are' : 'have'} ${range}${release}.`;
  }
  return `${asks}; they have ${requirementTypeOf(requirement) === 'sw.l4t' ? 'no L4T' : 'none'}.`;
}

/** whether a requirement asks what a device is, not what it has */
function isKind(requirement: unknown): boolean {
  const type = requirementTypeOf(requirement);
  return type === 'hw.device-type' || type === 'arch.sw';
}

function requirementTypeOf(requirement: unknown): unknown {
  return typeof requirement === 'object' && requirement !== null && 'type' in requirement
    ? requirement.type
    : undefined;
}
