import { moment } from '../moment.ts';
import { count, thousands } from '../numbers.ts';
import type { AuditCounts, AuditReport } from './audit-report.ts';

/** What an audit comes to, in sentences with strangers' words in them, not yet escaped for any output. */
export interface AuditVerdict {
  readonly sentence: string;
  /** what else is to be said of the whole, one sentence each */
  readonly more: readonly string[];
}

/** how many reasons are told: each fleet may have its own */
const toldReasons = 3;

export function auditVerdict({ result, counts, changes, reality, part, fleets }: AuditReport): AuditVerdict {
  const whole = wholeSentence(counts);
  const isError = result.status === 'error';
  return {
    sentence: isError ? (result.error?.message ?? result.reasons.join(' ')) : whole,
    more: [
      ...(isError && counts.devices > 0 ? [`As far as it could be read: ${whole}`] : []),
      ...(result.status === 'failed' ? [failingSentence(result.reasons)] : []),
      ...(part ? [`This is part ${part.part} of ${part.of}.`] : []),
      ...nextSentence(counts),
      ...changesSentence(changes, fleets),
      ...realitySentence(reality),
    ],
  };
}

function wholeSentence({ fleets, devices, rejecting, excused, unknown, unprotected }: AuditCounts): string {
  const of = count(fleets, 'fleet');
  if (fleets === 0) return 'There are no fleets.';
  if (devices === 0) return `${of}: there are no devices.`;
  if (devices === 1) return `${of}: ${oneDevice(rejecting, excused, unknown, unprotected)}.`;
  if (unknown === devices) return `${of}: not one of ${count(devices, 'device')} could be judged.`;
  const unjudged = unknown > 0 ? `, and ${thousands(unknown)} could not be judged` : '';
  if (rejecting > 0) {
    const but =
      excused === 0 ? '' : excused === rejecting ? ', all of them excused' : `, ${thousands(excused)} of them excused`;
    return `${of}: ${thousands(rejecting)} of ${count(devices, 'device')} ${rejecting === 1 ? 'rejects' : 'reject'} the release that ${rejecting === 1 ? 'it' : 'they'} should be running${but}${unjudged}.`;
  }
  const open = unprotected > 0 ? `, ${thousands(unprotected)} of them unprotected` : '';
  if (unknown > 0)
    return `${of}: none of ${count(devices, 'device')} is known to reject the release that it should be running${open}${unjudged}.`;
  return `${of}: all ${count(devices, 'device')} run the release that they should be running${open}.`;
}

function oneDevice(rejecting: number, excused: number, unknown: number, unprotected: number): string {
  if (unknown > 0) return 'the one device could not be judged';
  if (rejecting > 0)
    return `the one device rejects the release that it should be running${excused > 0 ? ', and is excused' : ''}`;
  return `the one device runs the release that it should be running${unprotected > 0 ? ', and is unprotected' : ''}`;
}

/** What the policy counts may be another thing than what the first sentence says. */
function failingSentence(reasons: readonly string[]): string {
  const more = reasons.length - toldReasons;
  return [
    'Why it fails:',
    ...reasons.slice(0, toldReasons),
    ...(more > 0 ? [`And ${count(more, 'more reason')}.`] : []),
  ].join(' ');
}

function nextSentence({ nextNewlyRejecting }: AuditCounts): string[] {
  if (nextNewlyRejecting === null) return [];
  if (nextNewlyRejecting === 0) return ['No device would newly reject the next release.'];
  return [`${count(nextNewlyRejecting, 'device')} would newly reject the next release.`];
}

/** What changed, and never that nothing did where nobody can know: of a fleet that is new, wasn't read then, or isn't now. */
function changesSentence(changes: AuditReport['changes'], fleets: AuditReport['fleets']): string[] {
  if (!changes || fleets.length === 0) return [];
  const { since, newlyRejecting, noLongerRejecting } = changes;
  const others = fleets.filter((fleet) => !fleet.changes).length;
  if (others === fleets.length) return [`What changed since the last audit (${moment(since)}) is not known.`];
  const what =
    newlyRejecting + noLongerRejecting === 0
      ? 'nothing changed'
      : [
          ...(newlyRejecting > 0
            ? [`${count(newlyRejecting, 'device')} newly ${newlyRejecting === 1 ? 'rejects' : 'reject'}`]
            : []),
          ...(noLongerRejecting > 0
            ? [`${count(noLongerRejecting, 'device')} no longer ${noLongerRejecting === 1 ? 'does' : 'do'}`]
            : []),
        ].join(', ');
  const unknown = others > 0 ? [`Of ${count(others, 'fleet')} it is not known.`] : [];
  return [`Since the last audit (${moment(since)}) ${what}.`, ...unknown];
}

function realitySentence({ counts, compared, agreed }: AuditReport['reality']): string[] {
  if (compared === 0) return ['No device reports anything that a prediction could be held against.'];
  const silent =
    counts.silent > 0
      ? ` ${count(counts.silent, 'device')} that should reject ${counts.silent === 1 ? "doesn't" : "don't"} say so.`
      : '';
  const wrong = counts.unpredicted + counts.contradicted;
  const fault =
    wrong > 0
      ? ` ${count(wrong, 'device')} ${wrong === 1 ? 'does' : 'do'} otherwise than was predicted: that is a fault of balena-contracts, so please report it with what stands below.`
      : '';
  return [
    `${share(agreed, compared)} of ${count(compared, 'device')} that can be compared do as predicted.${silent}${fault}`,
  ];
}

/** `99.8%`; never 100% where one is missing */
export function share(part: number, whole: number): string {
  if (whole === 0) return '–';
  return `${(Math.floor((part / whole) * 1000) / 10).toFixed(1).replace(/\.0$/, '')}%`;
}
