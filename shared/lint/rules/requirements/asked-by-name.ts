import { excerpt, quoted } from '../../../release/index.ts';
import type { Asked } from '../../asked.ts';
import { behavioursOf, describeBehaviours } from '../../behaviour.ts';
import { allAsked } from '../../linted-project.ts';
import { nearest } from '../../nearest.ts';
import { rewriting } from '../../rewriting.ts';
import type { Rule } from '../../rule.ts';
import { knownArchitecture } from './architectures.ts';

/** Whether a device type or an architecture is asked for by `name` alone. */
export function isAskedByName({ type, slug, body }: Asked): boolean {
  return (type === 'hw.device-type' || type === 'arch.sw') && !slug && typeof body.name === 'string';
}

/** A device type or an architecture by `name`: met by nothing, by the right devices or by all, as the Supervisor has it. */
export const askedByName: Rule = async (project) => {
  const asked = allAsked(project).filter(isAskedByName);
  const deviceTypes = asked.length > 0 ? await project.tables.deviceTypes() : undefined;
  const made = new Map<string, string>();
  return asked.map((one) => {
    const { type = '', body, part, place } = one;
    const name = String(body.name);
    // what is made of one name is made of all
    const kind = JSON.stringify({ ...body, name: 'any' });
    const makes = made.get(kind) ?? describeBehaviours(behavioursOf(body));
    made.set(kind, makes);
    const key = part('name')?.key;
    const known = type === 'arch.sw' ? knownArchitecture(name) === name : deviceTypes?.find(name)?.slug === name;
    const hasSlug = Object.keys(body).some((other) => nearest(other, ['slug']));
    const certain = known && key && !hasSlug;
    return {
      code: 'asked-by-name',
      at: place,
      message: `${excerpt(type)} is asked for by name, ${quoted(name)}, and each Supervisor makes something else of that: ${makes}. Ask for it by slug.`,
      fix: certain ? rewriting('Write slug.', [{ at: key, from: 'name', into: 'slug' }]) : undefined,
    };
  });
};
