import type { DeviceTypeTable } from '../../../fleet/index.ts';
import { excerpt, listed, quoted } from '../../../release/index.ts';
import type { Asked } from '../../asked.ts';
import { allAsked } from '../../linted-project.ts';
import { nearestSlug } from '../../nearest.ts';
import { rewriting } from '../../rewriting.ts';
import type { Rule, Told } from '../../rule.ts';
import type { Tables } from '../../tables.ts';
import { architectureSlugs, knownArchitecture, nearestArchitecture } from './architectures.ts';
import { isAskedByName } from './asked-by-name.ts';

/** for how many unknown device types the nearest is looked for; nobody has made as many mistakes */
const mostGuessed = 100;

/** Device types and architectures that no device has, or under another slug. */
export const deviceKinds: Rule = async (project) => {
  const told: Told[] = [];
  let unknown = 0;
  for (const asked of allAsked(project)) {
    const name = typeof asked.body.name === 'string' ? asked.body.name : undefined;
    const what = asked.slug || name;
    if (!what || asked.label?.unset.length) continue;
    if (asked.type === 'arch.sw') told.push(...architecture(asked, what));
    if (asked.type === 'hw.device-type') {
      const found = await deviceType(asked, what, project.tables, unknown < mostGuessed);
      unknown += found.length;
      told.push(...found);
    }
  }
  return told;
};

function placeOf({ part, place, slug }: Asked) {
  return part(slug ? 'slug' : 'name')?.value ?? place;
}

/** What no device has none meets: but asked for by name, it is met by every device of newer Supervisors. */
function unlessNamed(asked: Asked, clause: string): string {
  return isAskedByName(asked) ? '' : clause;
}

// In a label the builder refuses it, which reading tells.
function architecture(asked: Asked, what: string): Told[] {
  if (asked.label || architectureSlugs.includes(what)) return [];
  const known = knownArchitecture(what);
  const near = known ? undefined : nearestArchitecture(what);
  const at = placeOf(asked);
  const meant = near ? `Did you mean ${near}?` : `There are ${listed(architectureSlugs)}.`;
  return [
    {
      code: 'arch-unknown',
      at,
      message: `No device has the architecture ${quoted(what)}${unlessNamed(asked, ', so none meets this')}. ${known ? `balena calls it ${known}.` : meant}`,
      fix: known ? rewriting(`Write ${known}.`, [{ at, from: what, into: known }]) : undefined,
    },
  ];
}

async function deviceType(asked: Asked, what: string, tables: Tables, guess: boolean): Promise<Told[]> {
  const table = await tables.deviceTypes();
  const found = table.find(what);
  const at = placeOf(asked);
  if (found?.slug === what) return [];
  if (found)
    return [
      {
        code: 'device-type-alias',
        at,
        message: `${excerpt(what)} is another word for the device type ${found.slug}. Devices call themselves ${found.slug}${unlessNamed(asked, ', and none meets this')}.`,
        fix: rewriting(`Write ${found.slug}.`, [{ at, from: what, into: found.slug }]),
      },
    ];
  const [l4t, kernels] = [await tables.l4t(), await tables.kernels()];
  if ([...l4t.deviceTypes, ...kernels.deviceTypes].includes(what)) {
    const message = `balena has no device type ${excerpt(what)} any more. Devices that were made with it keep it; new ones have another.`;
    return [{ code: 'device-type-retired', at, message }];
  }
  return [unknownDeviceType(asked, what, table, guess)];
}

function unknownDeviceType(asked: Asked, what: string, { all }: DeviceTypeTable, guess: boolean): Told {
  const at = placeOf(asked);
  const named = all.find(({ name }) => name.toLowerCase() === what.toLowerCase())?.slug;
  const near = guess
    ? nearestSlug(
        what,
        all.map(({ slug }) => slug),
      )
    : undefined;
  const meant = named ?? near?.word;
  const certain = named ?? (near?.same ? near.word : undefined);
  return {
    code: 'device-type-unknown',
    at,
    message: `No device type ${quoted(what)} is known here${unlessNamed(asked, ', and if there is none, no device meets this')}. ${meant ? `Did you mean ${meant}?` : 'A private one has to be written exactly as its slug is.'}`,
    fix: certain ? rewriting(`Write ${certain}.`, [{ at, from: what, into: certain }]) : undefined,
  };
}
