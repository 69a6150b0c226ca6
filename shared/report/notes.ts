import type { Assessment, NoVariant } from '../assessment/index.ts';
import type { DerivedFact } from '../fleet/index.ts';
import { askedFacts, newestSeen, shorten } from '../supervisor/index.ts';
import { count } from './numbers.ts';

/** how many services a note names before it counts them */
const namedServices = 6;

/** What was judged by the newest known generation although the Supervisor is newer than any that was seen. */
export function newerSupervisorsNote({ groups }: Assessment): string | undefined {
  const newer = groups.filter(({ newerThanSeen }) => newerThanSeen);
  const devices = newer.reduce((sum, group) => sum + group.devices.length, 0);
  if (devices === 0) return undefined;
  const which = `${count(devices, 'device')} with a Supervisor newer than ${newestSeen}, the newest known here`;
  return `${which}: judged as that one would.`;
}

/** `3 devices accept the release and run none of browser, gpu`, not yet escaped for any output. */
export function noVariantNote({ services, devices }: NoVariant): string {
  const accept = devices.length === 1 ? 'accepts the release and runs' : 'accept the release and run';
  const which = services.length > namedServices ? count(services.length, 'service') : services.map(shorten).join(', ');
  return `${count(devices.length, 'device')} ${accept} none of ${which}`;
}

const names: Readonly<Record<DerivedFact, string>> = {
  l4tVersion: 'L4T',
  kernelVersion: 'the kernel version',
  arch: 'the architecture',
};

const tables: Readonly<Record<DerivedFact, string>> = {
  l4tVersion: 'the device type and OS version',
  kernelVersion: 'the device type and OS version',
  arch: 'the device type',
};

/** Where facts come from that decide here and that devices don't say themselves. */
export function factsNote({ groups, release }: Assessment): string | undefined {
  const facts = [...askedFacts(release)].flatMap((fact) => {
    const devicesFrom = (source: 'tag' | 'tables') =>
      groups.reduce(
        (sum, group) => sum + (group.facts.origin?.sources?.[fact] === source ? group.devices.length : 0),
        0,
      );
    const [tagged, derived] = [devicesFrom('tag'), devicesFrom('tables')];
    const parts = [
      ...(derived > 0 ? [`from ${tables[fact]} for ${count(derived, 'device')}`] : []),
      ...(tagged > 0 ? [`from a tag for ${count(tagged, 'device')}`] : []),
    ];
    return parts.length === 0 ? [] : [`${names[fact]} ${parts.join(' and ')}`];
  });
  return facts.length === 0 ? undefined : `Taken ${facts.join('; ')}.`;
}
