import { excerpt, listed, type Place, quoted, toJson, type Value, valueUnder } from '../../../release/index.ts';
import { newestGeneration } from '../../../supervisor/index.ts';
import type { Asked, JsonObject } from '../../asked.ts';
import { behavioursOf, describeBehaviours } from '../../behaviour.ts';
import { allAsked } from '../../linted-project.ts';
import { nearest } from '../../nearest.ts';
import { rewriting } from '../../rewriting.ts';
import type { Rule, Told } from '../../rule.ts';
import { contractFiles } from './contract-files.ts';

/** Requirements of a shape that makes Supervisors refuse the release, although builders take it. */
export const shapes: Rule = (project) => [
  ...contractFiles(project).flatMap((contract) => {
    const requires = valueUnder(contract, 'requires');
    if (requires === undefined) return [];
    if (requires.kind === 'list') return requires.items.flatMap((entry) => invalidEntry(entry));
    return [
      invalid(
        requires.place,
        'What stands under "requires" is no list',
        '',
        'Write each requirement as an item, behind a hyphen.',
      ),
    ];
  }),
  ...allAsked(project).flatMap((asked) => [...notText(asked), ...unknownType(asked)]),
];

function invalidEntry(entry: Value, isAlternative = false): Told[] {
  if (entry.kind !== 'map')
    return [
      invalid(
        entry.place,
        'This requirement is no map of keys and values',
        '',
        'Write "type:" and what is asked of it.',
      ),
    ];
  if (valueUnder(entry, 'type') !== undefined) return [];
  const or = valueUnder(entry, 'or');
  if (or !== undefined && !isAlternative) {
    if (or.kind === 'list') return or.items.flatMap((alternative) => invalidEntry(alternative, true));
    return [invalid(or.place, 'What stands under "or" is no list', '', 'Write each alternative as an item.')];
  }
  const makes = isAlternative ? '' : describeBehaviours(behavioursOf(toJson(entry) as JsonObject));
  if (valueUnder(entry, 'not') !== undefined)
    return [
      invalid(
        entry.place,
        'No Supervisor knows "not"',
        makes,
        'There is no way to ask that something is absent; ask for what may be there.',
      ),
    ];
  return [invalid(entry.place, 'This requirement has no type', makes, `Add one of ${listed(newestGeneration.types)}.`)];
}

function invalid(at: Place, what: string, makes: string, todo: string): Told {
  const message = `${what}, and the contract is invalid with it: ${makes || 'Supervisors refuse the whole release'}. ${todo}`;
  return { code: 'requirement-invalid', at, message };
}

/** what has to be a text, where it is given */
const texts = ['type', 'slug', 'version'];

function notText({ body, part }: Asked): Told[] {
  return texts.flatMap((key) => {
    const value = Object.hasOwn(body, key) ? body[key] : undefined;
    const at = part(key)?.value;
    if (value === undefined || value === null || typeof value === 'string' || at === undefined) return [];
    const written = at.source.text.slice(at.start, at.end);
    const isPlain = /^[\w.+-]+$/.test(written);
    const message = `The ${key} is ${Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a map' : `a ${typeof value}`} and no text: ${describeBehaviours(behavioursOf(body))}. ${isPlain ? `Put it in quotes: "${excerpt(written)}".` : 'Write a text.'}`;
    const fix = isPlain ? rewriting('Put it in quotes.', [{ at, from: written, into: written }]) : undefined;
    return [{ code: 'value-not-text', at, message, fix }];
  });
}

function unknownType(asked: Asked): Told[] {
  const { type, body, part, place } = asked;
  if (type === undefined || newestGeneration.types.includes(type)) return [];
  const near = nearest(type, newestGeneration.types);
  const at = part('type')?.value ?? place;
  const meant = near ? `Did you mean ${near.word}?` : `They know ${listed(newestGeneration.types)}.`;
  return [
    {
      code: 'requirement-type-unknown',
      at,
      message: `No Supervisor knows the requirement type ${quoted(type)}: ${describeBehaviours(behavioursOf(body))}. ${meant}`,
      fix: near?.same ? rewriting(`Write ${near.word}.`, [{ at, from: type, into: near.word }]) : undefined,
    },
  ];
}
