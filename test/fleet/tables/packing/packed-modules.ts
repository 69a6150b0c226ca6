import { byNumbers, type RawDeviceType, type RawFacts } from '../raw-facts.ts';
import { moduleText } from './module-text.ts';
import { packL4t } from './packed-l4t.ts';
import { packSupervisors } from './packed-supervisors.ts';
import { packTable } from './packed-table.ts';

/** The data modules of shared/fleet/tables by file name, as the raw facts make them. */
export function packedModules(facts: RawFacts): Readonly<Record<string, string>> {
  return {
    'device-types-data.ts': moduleText('deviceTypesData', 'readDeviceType', packDeviceTypes(facts.deviceTypes)),
    'kernels-data.ts': moduleText('kernelsData', 'PackedTable', {
      ...packTable(facts.kernels, ({ kernel }) => kernel, byNumbers),
    }),
    'l4t-data.ts': moduleText('l4tData', 'PackedTable, and slugs outside it', packL4t(facts)),
    'supervisors-data.ts': moduleText('supervisorsData', 'PackedSupervisors', {
      ...packSupervisors(facts.supervisors),
    }),
  };
}

function packDeviceTypes(types: RawFacts['deviceTypes']): string {
  return Object.entries(types)
    .map(([slug, type]) => packDeviceType(slug, type))
    .join('\n');
}

function packDeviceType(slug: string, { arch, name, aliases = [], private: isPrivate }: RawDeviceType): string {
  const fields = [slug, arch, name, aliases.join(','), isPrivate ? 'private' : ''];
  if (fields.some((field) => /[|\n]/.test(field))) throw new Error(`${slug} has a field that can't be packed`);
  return fields.join('|').replace(/\|+$/, '');
}
