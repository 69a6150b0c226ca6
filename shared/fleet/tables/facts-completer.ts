import type { Candidate, DerivedFact, FactGap, Facts, FactsOrigin } from '../device.ts';
import { type DeviceTypeTable, loadDeviceTypes } from './device-types.ts';
import { type KernelTable, loadKernels } from './kernels.ts';
import { type L4tRelease, type L4tTable, loadL4t } from './l4t.ts';
import type { TableAnswer } from './table-answer.ts';

/** Adds to facts what the tables say of those that are missing. */
export type FactsCompleter = (facts: Facts) => Facts;

/** how many facts are remembered; strangers decide how many distinct ones there are */
const remembered = 50_000;

/**
 * Loads the tables of the facts that are asked for, and of no others, and makes a completer of them:
 * the device type decides the architecture, and with the OS version L4T and the kernel. What a device
 * says itself, or a tag of it, is never replaced. What the tables don't know stays unknown, and why
 * is noted; where builds of one version differ, all that it may be.
 *
 * Many devices of a fleet share their facts, so the same object comes back for the same object.
 */
export async function factsCompleter(asked: ReadonlySet<DerivedFact>): Promise<FactsCompleter> {
  const [deviceTypes, kernels, l4t] = await Promise.all([
    asked.has('arch') ? loadDeviceTypes() : undefined,
    asked.has('kernelVersion') ? loadKernels() : undefined,
    asked.has('l4tVersion') ? loadL4t() : undefined,
  ]);
  const known = new Map<Facts, Facts>();
  return (facts) => {
    const before = known.get(facts);
    if (before) return before;
    if (known.size >= remembered) known.clear();
    const completed = complete(facts, { deviceTypes, kernels, l4t });
    known.set(facts, completed);
    return completed;
  };
}

interface Tables {
  readonly deviceTypes: DeviceTypeTable | undefined;
  readonly kernels: KernelTable | undefined;
  readonly l4t: L4tTable | undefined;
}

function complete(facts: Facts, { deviceTypes, kernels, l4t }: Tables): Facts {
  const { deviceType, osVersion = '', origin } = facts;
  const found: { -readonly [Fact in DerivedFact]?: string | null } = {};
  const gaps: { -readonly [Fact in DerivedFact]?: FactGap } = {};
  let candidates: readonly Candidate[] = [{}];
  let l4tRelease: string | undefined;

  if (deviceTypes && facts.arch === undefined) {
    const arch = deviceType === undefined ? undefined : deviceTypes.find(deviceType)?.arch;
    if (arch === undefined) gaps.arch = deviceType === undefined ? 'device-type-unknown' : 'device-type';
    else found.arch = arch;
  }
  if (kernels && facts.kernelVersion === undefined) {
    const answer = deviceType === undefined ? undefined : kernels.lookUp(deviceType, osVersion);
    if (answer?.kind === 'known') found.kernelVersion = answer.value;
    else if (answer?.kind === 'ambiguous') {
      candidates = combine(candidates, answer.values, (kernelVersion) => ({ kernelVersion }));
    } else gaps.kernelVersion = gapOf(answer, facts);
  }
  if (l4t) {
    const answer = deviceType === undefined ? undefined : l4t.lookUp(deviceType, osVersion);
    if (facts.l4tVersion !== undefined) l4tRelease = namedOtherwise(answer, facts.l4tVersion);
    else if (answer?.kind === 'known') {
      found.l4tVersion = answer.value.l4t;
      l4tRelease = ownName(answer.value);
    } else if (answer?.kind === 'absent') found.l4tVersion = null;
    else if (answer?.kind === 'ambiguous') candidates = combine(candidates, answer.values, l4tCandidate);
    else gaps.l4tVersion = gapOf(answer, facts);
  }
  const names = Object.keys(found);
  const added: FactsOrigin = {
    ...(names.length > 0 && {
      sources: { ...origin?.sources, ...Object.fromEntries(names.map((name) => [name, 'tables'])) },
    }),
    ...(l4tRelease !== undefined && { l4tRelease }),
    ...(candidates.length > 1 && { candidates }),
    ...(Object.keys(gaps).length > 0 && { gaps }),
  };
  if (Object.keys(added).length === 0) return facts;
  return { ...facts, ...(found as Partial<Facts>), origin: { ...origin, ...added } };
}

/** every candidate with every value: which value of one fact goes with which of another is not known */
function combine<Value>(
  candidates: readonly Candidate[],
  values: readonly Value[],
  candidateOf: (value: Value) => Candidate,
): Candidate[] {
  return candidates.flatMap((candidate) => values.map((value) => ({ ...candidate, ...candidateOf(value) })));
}

function l4tCandidate(release: L4tRelease): Candidate {
  const l4tRelease = ownName(release);
  return { l4tVersion: release.l4t, ...(l4tRelease !== undefined && { l4tRelease }) };
}

/** NVIDIA's number, where a device offers another */
function ownName({ contract, bsp }: L4tRelease): string | undefined {
  return bsp === contract ? undefined : bsp;
}

/** NVIDIA's number for what a device says itself, where the tables know it as the same */
function namedOtherwise(answer: TableAnswer<L4tRelease> | undefined, l4tVersion: string | null): string | undefined {
  if (answer?.kind !== 'known' || l4tVersion === null) return undefined;
  const { l4t, contract } = answer.value;
  return l4tVersion === l4t || l4tVersion === contract ? ownName(answer.value) : undefined;
}

function gapOf(answer: TableAnswer<unknown> | undefined, { deviceType, osVersion }: Facts): FactGap {
  if (deviceType === undefined) return 'device-type-unknown';
  if (answer?.kind === 'not-covered' && answer.why === 'device-type') return 'device-type';
  return osVersion === undefined ? 'os-version-unknown' : 'os-version';
}
