import type { Assessment, RemovedService, ServiceCounts } from '../assessment/index.ts';
import { shorten } from '../supervisor/index.ts';
import { count } from './numbers.ts';

/** how many services are told of before the rest are counted */
const toldServices = 10;

/**
 * What gets better, and what becomes of services, beside a base: sentences, not yet escaped for any output. Who newly
 * rejects has sections of their own.
 */
export function changeSentences({ counts, services, removed = [] }: Assessment): string[] {
  const { noLongerRejecting = 0 } = counts;
  return [
    ...(noLongerRejecting > 0 ? [`${count(noLongerRejecting, 'device')} would no longer reject it.`] : []),
    ...serviceSentences(removed, 'stoppedOn', ['is removed, and so stopped,', 'are removed, and so stopped,']),
    ...serviceSentences(services, 'newlyLeftOutOn', ['is newly left out, and so stopped,', 'are newly left out']),
    ...serviceSentences(services, 'newlyRunsOn', ['newly runs', 'newly run']),
  ];
}

type Changed = Pick<RemovedService, 'name'> & Partial<Pick<RemovedService, 'stoppedOn'> & ServiceCounts>;

function serviceSentences(
  services: readonly Changed[],
  key: 'stoppedOn' | 'newlyLeftOutOn' | 'newlyRunsOn',
  [does, many]: readonly [one: string, many: string],
): string[] {
  const changed = services.flatMap(({ name, [key]: devices = 0 }) => (devices > 0 ? [{ name, devices }] : []));
  const told = changed
    .slice(0, toldServices)
    .map(({ name, devices }) => `${shorten(name)} ${does} on ${count(devices, 'device')}.`);
  const more = changed.length - told.length;
  if (more === 0) return told;
  return [...told, `${count(more, 'more service')} ${more === 1 ? does : many} on some devices.`];
}

/** `Compared with main.`; undefined without a base. Not yet escaped for any output. */
export function baseSentence({ base }: Assessment): string | undefined {
  if (base === undefined) return undefined;
  const what = base === 'current' ? 'what each device should be running' : shorten(base.ref ?? base.source);
  return `Compared with ${what}.`;
}
