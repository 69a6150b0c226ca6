import type { Column } from './columns.ts';
import type { DeviceGroup, PackedDevice } from './device-data.ts';

/** One device, with all that the table shows of it. */
export interface Row {
  readonly name: string;
  readonly uuid: string;
  readonly group: DeviceGroup;
  /** name and uuid in small letters, to be searched; what the group says is kept once, in the group */
  readonly text: string;
}

/** Which rows are wanted, and in which order; an empty text lets all through. */
export interface Choice {
  readonly search: string;
  readonly fleet: string;
  readonly judgement: string;
  readonly sortBy: Column;
  readonly isDescending: boolean;
}

const collator = () => new Intl.Collator('en', { numeric: true });

/** All rows in the order of their names, which every choice keeps among equals: names are compared just once. */
export function rowsOf(groups: readonly DeviceGroup[], devices: readonly PackedDevice[]): Row[] {
  const rows = devices.flatMap(([name, uuid, number]) => {
    const group = groups[number];
    return group ? [{ name, uuid, group, text: `${name}\n${uuid}`.toLowerCase() }] : [];
  });
  const inOrder = collator();
  return rows.sort((a, b) => inOrder.compare(a.name, b.name));
}

/** Of rows in the order of their names those that are wanted, in their order. Each word of the search has to stand somewhere in a row. */
export function choose(rows: readonly Row[], { search, fleet, judgement, sortBy, isDescending }: Choice): Row[] {
  const groups = [...new Set(rows.map(({ group }) => group))];
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({ word, said: new Set(groups.filter((group) => saysIn(group, word))) }));
  const found = rows.filter(
    ({ group, text }) =>
      (fleet === '' || group.fleet === fleet) &&
      (judgement === '' || group.judgement === judgement) &&
      words.every(({ word, said }) => said.has(group) || text.includes(word)),
  );
  if (sortBy !== 'name') {
    const places = placesOf(groups, sortBy);
    found.sort((a, b) => (places.get(a.group) ?? 0) - (places.get(b.group) ?? 0));
  }
  return isDescending ? found.reverse() : found;
}

function saysIn({ findings, ...cells }: DeviceGroup, word: string): boolean {
  const texts = [...Object.values(cells), ...findings.map(({ message }) => message)];
  return texts.some((text) => text.toLowerCase().includes(word));
}

/** The places of groups in an order, so that a text is compared once for each group and not for each device. */
function placesOf(unsorted: readonly DeviceGroup[], column: Exclude<Column, 'name'>): ReadonlyMap<DeviceGroup, number> {
  const inOrder = collator();
  const compare = (a: DeviceGroup, b: DeviceGroup) =>
    // Where nothing stands there is nothing to look at first.
    Number(a[column] === '') - Number(b[column] === '') ||
    (column === 'judgement' || column === 'next' ? gravity(a[column]) - gravity(b[column]) : 0) ||
    inOrder.compare(a[column], b[column]);
  const groups = unsorted.toSorted(compare);
  const places = new Map<DeviceGroup, number>();
  let place = 0;
  for (const [index, group] of groups.entries()) {
    const before = groups[index - 1];
    if (before && before[column] !== group[column]) place += 1;
    places.set(group, place);
  }
  return places;
}

/** What needs a look comes before what doesn't. */
function gravity(judgement: string): number {
  const order = ['newly', 'rejects', 'misjudged', 'unprotected', 'unknown', 'runs'];
  if (judgement.endsWith('excused')) return 4.5;
  return order.findIndex((name) => judgement.startsWith(name));
}
