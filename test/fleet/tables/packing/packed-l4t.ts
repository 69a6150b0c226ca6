import { byNumbers, type RawFacts, type RawL4t } from '../raw-facts.ts';
import { packTable } from './packed-table.ts';

/** The table of L4T, and which other known boards are Jetsons all the same. */
export function packL4t({ deviceTypes, l4t, kernels }: RawFacts): Record<string, string> {
  const outside = (slugs: readonly string[]) => slugs.filter((slug) => l4t[slug] === undefined);
  const isJetson = (slug: string) => jetson.test(`${slug} ${deviceTypes[slug]?.name ?? ''}`);
  const withContract = outside(Object.keys(deviceTypes));
  const withKernel = outside(Object.keys(kernels)).filter((slug) => deviceTypes[slug] === undefined);
  return {
    ...packTable(l4t, releaseText, byContract),
    otherJetsons: withContract.filter(isJetson).join(' '),
    otherBoards: withKernel.filter((slug) => !isJetson(slug)).join(' '),
  };
}

/** what the slug or the name of a board with an NVIDIA module says; too much is better than too little */
const jetson = /jetson|nvidia|tegra|\btx[12]|xavier|\borin|\bthor\b/i;

/** `32.7/32.7.2`: the contract's number follows from the first */
export function releaseText({ l4t, contract, bsp }: RawL4t): string {
  if (contract !== inThreeNumbers(l4t)) throw new Error(`a device that shows ${l4t} doesn't offer ${contract}`);
  return `${l4t}/${bsp}`;
}

function byContract(one: string, other: string): number {
  const [l4t = '', bsp = ''] = one.split('/');
  const [otherL4t = '', otherBsp = ''] = other.split('/');
  return byNumbers(inThreeNumbers(l4t), inThreeNumbers(otherL4t)) || byNumbers(bsp, otherBsp);
}

function inThreeNumbers(l4t: string): string {
  return l4t.split('.').length === 2 ? `${l4t}.0` : l4t;
}
