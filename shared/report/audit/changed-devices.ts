import type { DeviceList } from '../../assessment/index.ts';
import { hideList, type Naming } from '../hidden-devices.ts';
import type { AuditReport } from './audit-report.ts';

/** Which devices of which fleets are otherwise than at the last audit. */
export interface ChangedDevices {
  readonly heading: string;
  readonly fleets: readonly { readonly slug: string; readonly devices: DeviceList }[];
}

/** Who newly rejects and who no longer does, where there are any. */
export function changedDevices({ fleets }: AuditReport, names: Naming): ChangedDevices[] {
  const kinds = [
    ['newlyRejecting', 'Newly reject since the last audit'],
    ['noLongerRejecting', 'No longer reject since the last audit'],
  ] as const;
  return kinds
    .map(([kind, heading]) => ({
      heading,
      fleets: fleets.flatMap(({ slug, changes }) =>
        changes && changes[kind].length > 0 ? [{ slug, devices: hideList(changes[kind], names) }] : [],
      ),
    }))
    .filter(({ fleets: some }) => some.length > 0);
}
