import type { DeviceGroup } from './device-data.ts';

export type Column = 'name' | Exclude<keyof DeviceGroup, 'findings' | 'release'>;

/** The columns of the table, with their heads. */
const columns: readonly (readonly [Column, string])[] = [
  ['name', 'Name'],
  ['fleet', 'Fleet'],
  ['type', 'Device type'],
  ['os', 'balenaOS'],
  ['supervisor', 'Supervisor'],
  ['judgement', 'Judgement'],
  ['since', 'Since last audit'],
  ['next', 'Next release'],
  ['reports', 'Reports'],
  ['why', 'Why'],
];

/** Those in which something stands. */
export function columnsOf(groups: readonly DeviceGroup[]): readonly (readonly [Column, string])[] {
  return columns.filter(([column]) => column === 'name' || groups.some((group) => group[column] !== ''));
}
