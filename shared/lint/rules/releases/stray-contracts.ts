import { contractType, excerpt, quoted, valueUnder } from '../../../release/index.ts';
import type { Rule, Told } from '../../rule.ts';

/** Contract files that no service has: a service's own in the wrong place, or another tool's. */
export const strayContracts: Rule = ({ read: { written } }) =>
  written.strayContracts.flatMap(({ contract, service }): Told[] => {
    const type = valueUnder(contract, 'type');
    const { source, start } = contract.place;
    const at = { source, start, end: start };
    const file = excerpt(source.file);
    const directory = source.file.includes('/') ? excerpt(source.file.replace(/\/[^/]*$/, '')) : undefined;
    if (type?.kind === 'scalar' && type.value === contractType) {
      const why = service
        ? `service ${excerpt(service)} is an image and not built from there`
        : `no service is built from ${directory ?? 'the source directory'}`;
      const todo = service
        ? 'Build the service, or write labels instead.'
        : 'Put it into the directory that its service is built from, or remove it.';
      const message = `${file} is a service's contract, but ${why}, so no builder reads it and nothing is required. ${todo}`;
      return [{ code: 'contract-stray', at, message }];
    }
    if (directory !== undefined) return [];
    const what =
      type?.kind === 'scalar' && typeof type.value === 'string' ? `has the type ${quoted(type.value)}` : 'has no type';
    const message = `${file} ${what} and no service is built from here, so it is taken for another tool's file and left alone.`;
    return [{ code: 'contract-foreign', at, message }];
  });
