import { createHash } from 'node:crypto';
import type { Assessment, DeviceList, Group } from '../assessment/index.ts';
import type { Check, FleetExcuses } from '../policy/index.ts';

/**
 * How devices appear in public places:
 * - `show`: by name and uuid
 * - `count`: not at all; how many they are is said everywhere
 * - `hash`: each by a number that is the same in every run, made of its uuid by SHA-256. Whoever knows the whole uuid can
 *   make it again; from the number, or from the beginning of a uuid as balena's tools show it, nobody finds the other.
 */
export type Naming = 'show' | 'count' | 'hash';

/** A check of which every report names devices just so. Names in what a project or a policy says are not touched. */
export function hideDevices(check: Check, naming: Naming): Check {
  if (naming === 'show') return check;
  const hide: Hide = (devices) => hideList(devices, naming);
  const assessments = new Map(check.assessments.map((assessment) => [assessment, hideIn(assessment, hide)]));
  const at = <Value>(of: ReadonlyMap<Assessment, Value>, change: (value: Value, hidden: Hidden) => Value) =>
    new Map(
      [...of].flatMap(([assessment, value]) => {
        const hidden = assessments.get(assessment);
        return hidden ? [[hidden.assessment, change(value, hidden)] as const] : [];
      }),
    );
  return {
    ...check,
    assessments: [...assessments.values()].map(({ assessment }) => assessment),
    failing: new Set([...check.failing].flatMap((assessment) => assessments.get(assessment)?.assessment ?? [])),
    excuses: at(check.excuses, (excuses, { groups }) => hideExcuses(excuses, groups, hide)),
    ...(check.advice && { advice: at(check.advice, (advice) => advice) }),
  };
}

/** Devices of a list just so. */
export function hideList(devices: DeviceList, naming: Naming): DeviceList {
  return naming === 'show' ? devices : naming === 'count' ? nameless(devices) : hashed(devices);
}

type Hide = (devices: DeviceList) => DeviceList;

/** An assessment whose devices are hidden, with what became of its groups: excuses know them by identity. */
interface Hidden {
  readonly assessment: Assessment;
  readonly groups: ReadonlyMap<Group, Group>;
}

function hideIn(assessment: Assessment, hide: Hide): Hidden {
  const groups = new Map(assessment.groups.map((group) => [group, { ...group, devices: hide(group.devices) }]));
  const noVariant = assessment.noVariant.map((one) => ({ ...one, devices: hide(one.devices) }));
  return { assessment: { ...assessment, groups: [...groups.values()], noVariant }, groups };
}

function hideExcuses({ excusedBy, applied }: FleetExcuses, groups: Hidden['groups'], hide: Hide): FleetExcuses {
  const hidden = [...excusedBy].flatMap(([group, numbers]) => {
    const known = groups.get(group);
    return known ? [[known, numbers] as const] : [];
  });
  return {
    excused: new Set(hidden.map(([group]) => group)),
    excusedBy: new Map(hidden),
    applied: applied.map((one) => ({ ...one, devices: hide(one.devices) })),
  };
}

function nameless({ length }: DeviceList): DeviceList {
  return { length, *[Symbol.iterator]() {} };
}

function hashed(devices: DeviceList): DeviceList {
  return {
    length: devices.length,
    *[Symbol.iterator]() {
      for (const { uuid } of devices) {
        yield { name: 'device', uuid: createHash('sha256').update(uuid).digest('hex').slice(0, uuidLength) };
      }
    },
  };
}

/** as long as a uuid is */
const uuidLength = 32;
