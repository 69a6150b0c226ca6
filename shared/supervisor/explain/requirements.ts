import type { Location, Service } from '../../release/index.ts';
import { isObject, own } from '../json.ts';
import { formatRequirement } from './asked.ts';

/** One requirement of a service, in words, and where it is written. */
export interface WrittenRequirement {
  /** as the contract has it */
  readonly entry: unknown;
  readonly asked: string;
  /** absent for a release of the API */
  readonly location?: Location;
}

/** All requirements of a service's contract, in its order. */
export function requirementsOf({ contract }: Service): WrittenRequirement[] {
  const requires = isObject(contract?.body) ? own(contract.body, 'requires') : undefined;
  if (!Array.isArray(requires)) return [];
  return requires.map((entry, index) => {
    const location = contract?.requirementLocations[index];
    return { entry, asked: formatRequirement(entry), ...(location && { location }) };
  });
}
