import type { Assessment, DeviceList } from '../assessment/index.ts';
import type { AppliedExcuse, Check } from '../policy/index.ts';
import type { Location } from '../release/index.ts';
import { cut } from './cut.ts';
import { count } from './numbers.ts';

/** how much of a reason is shown, in characters */
const longestReason = 300;

/** What is to be said of one excuse in one fleet, not yet escaped for any output. */
export interface ExcuseNote {
  /** whom it excuses, or would if it had not run out */
  readonly devices: DeviceList;
  readonly sentence: string;
  readonly location: Location;
  readonly ranOut: boolean;
}

/** The excuses that excuse somebody, or that ran out and name somebody, in the policy's order. */
export function excuseNotes(assessment: Assessment, { excuses }: Check): ExcuseNote[] {
  const { applied = [] } = excuses.get(assessment) ?? {};
  return applied
    .filter(({ ranOut, devices, named }) => devices.length > 0 || (ranOut && named > 0))
    .map((one) => ({
      devices: one.devices,
      sentence: excuseSentence(one),
      location: one.excuse.location,
      ranOut: one.ranOut,
    }));
}

function excuseSentence({ excuse, ranOut, devices, partly }: AppliedExcuse): string {
  const reason = cut(excuse.reason, longestReason);
  if (!ranOut) return `Excused until ${excuse.until}: ${reason}`;
  const again =
    devices.length > 0
      ? `${count(devices.length, 'device')} ${devices.length === 1 ? 'counts' : 'count'} again`
      : partly > 0
        ? `it is not all that ${count(partly, 'device')} would need`
        : 'nobody needs it any more';
  return `The excuse ran out on ${excuse.until}, and ${again}: ${reason}`;
}
