import type { Release } from '../../release/index.ts';
import type { Judgement } from '../judgement.ts';
import { withRule } from './about.ts';
import type { Finding } from './finding.ts';
import { findIgnored } from './ignored.ts';
import { describeDevice } from './message.ts';
import { findLeftOut, findRejections } from './rejections.ts';
import { findUnknowns, findUnread } from './unknowns.ts';

/**
 * Says why a judgement is as it is: for a rejection what refuses the release; for an accepted one
 * what leaves services out, or is unmet without the Supervisor minding; for what is unknown, what
 * is missing. Deterministic, in the order of the release's services and requirements.
 */
export function explain(release: Release, { judgement, services, decided, facts }: Judgement): Finding[] {
  if (release.absent) return findUnread(release);
  if (!decided) {
    const sentence = `Nobody knows the Supervisor version of ${describeDevice(facts)}.`;
    return [withRule(sentence, 'supervisor-unknown')];
  }
  if (judgement === 'unknown') return [...findUnread(release), ...findUnknowns(decided.by, facts, () => true)];
  if (judgement === 'rejects' || judgement === 'misjudged') return findRejections(release, facts, decided);
  return [
    ...findLeftOut(facts, services, decided),
    ...findIgnored(release, facts, services, decided),
    ...findUnknowns(decided.by, facts, (index) => services[index] === 'unknown'),
  ];
}
