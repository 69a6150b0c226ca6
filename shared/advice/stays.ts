import type { Facts, KernelTable, L4tTable, TableAnswer } from '../fleet/index.ts';

/** What an update of its OS leaves a device as it is. */
export interface Stays {
  /** what stands in for a lost fact is its present value, so that no table fills its place */
  readonly facts: Omit<Facts, 'osVersion' | 'supervisorVersion' | 'origin'>;
  /** what nobody knows any more after an update */
  readonly lost: readonly ('kernelVersion' | 'l4tVersion')[];
}

/**
 * The facts of a device that an update of its OS doesn't change. Kernel and L4T come from the tables anew, of the new
 * version, where they come from there now, or where the device's record or tag says what the tables say of its present
 * OS. Where it says otherwise (a kernel of one's own, a tag that nobody renewed) nobody knows what an update brings, and
 * the fact is lost. That a board has no L4T stays so.
 */
export function staysOf(facts: Facts, kernels: KernelTable | undefined, l4t: L4tTable | undefined): Stays {
  const { deviceType = '', osVersion = '', osSlug, arch, kernelVersion, l4tVersion, origin } = facts;
  const kernelLost =
    kernels !== undefined &&
    kernelVersion !== undefined &&
    origin?.sources?.kernelVersion !== 'tables' &&
    !says(kernels.lookUp(deviceType, osVersion), (version) => version === kernelVersion);
  const l4tLost =
    l4t !== undefined &&
    typeof l4tVersion === 'string' &&
    origin?.sources?.l4tVersion !== 'tables' &&
    !says(l4t.lookUp(deviceType, osVersion), ({ l4t: shown, contract }) => [shown, contract].includes(l4tVersion));
  return {
    facts: {
      deviceType,
      ...(osSlug !== undefined && { osSlug }),
      ...(arch !== undefined && { arch }),
      ...(kernelLost && { kernelVersion }),
      ...(l4t && (l4tVersion === null || l4tLost) && { l4tVersion }),
    },
    lost: [...(kernelLost ? (['kernelVersion'] as const) : []), ...(l4tLost ? (['l4tVersion'] as const) : [])],
  };
}

function says<Value>(answer: TableAnswer<Value>, isIt: (value: Value) => boolean): boolean {
  if (answer.kind === 'known') return isIt(answer.value);
  return answer.kind === 'ambiguous' && answer.values.some(isIt);
}

/** Facts without those that are lost. */
export function withoutLost(facts: Facts, { lost }: Stays): Facts {
  if (lost.length === 0) return facts;
  return Object.fromEntries(Object.entries(facts).filter(([key]) => !(lost as readonly string[]).includes(key)));
}
