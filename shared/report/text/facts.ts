import type { Assessment } from '../../assessment/index.ts';
import type { DerivedFact } from '../../fleet/index.ts';
import { askedFacts } from '../../supervisor/index.ts';
import { count, paragraph } from './layout.ts';
import type { Style } from './style.ts';

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
export function factsSection({ groups, release }: Assessment, style: Style, width: number): string[] {
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
  return facts.length === 0 ? [] : [style.dim(paragraph(`Taken ${facts.join('; ')}.`, 0, width))];
}
