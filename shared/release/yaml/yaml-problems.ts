import type { Document, YAMLError } from 'yaml';
import { excerpt, quoted } from '../excerpt.ts';
import type { Place, SourceText } from '../files/source-text.ts';
import type { Location } from '../location.ts';
import type { Dialect } from './plain-scalar.ts';

export const depthLimit = 100;
/** How many values a file may hold with its aliases written out; without aliases 1 MiB can't hold as many. */
export const sizeLimit = 1_000_000;
const errorLimit = 20;

/** Where the problems of a YAML file go: the problems of a project take them, and so may others. */
export interface YamlSink {
  add(code: YamlCode, at: Place | Location, message: string): void;
}

export type YamlCode = 'yaml-invalid' | 'yaml-duplicate-key' | 'yaml-alias-bomb' | 'yaml-too-deep';

/** What can be wrong with one YAML file, as diagnostics. */
export interface YamlProblems {
  /** the errors that the library found in a document */
  errors(document: Document.Parsed): void;
  /** `what` goes into the sentence "… isn't valid YAML: what." */
  invalid(place: Place, what: string): void;
  duplicate(place: Place, key: string): void;
  tooDeep(place: Place): void;
  aliasBomb(place: Place): void;
  broken(): boolean;
}

/**
 * Collects a file's YAML problems: of errors and double keys the first twenty, of the others one
 * each, for a file of random bytes has thousands, and after twenty nobody reads on.
 */
export function yamlProblems(source: SourceText, dialect: Dialect, problems: YamlSink): YamlProblems {
  const file = excerpt(source.file);
  const forBuilder = dialect !== 'core';
  const once = new Set<string>();
  let told = 0;
  let broken = false;

  function tell(code: 'yaml-invalid' | 'yaml-duplicate-key', place: Place, message: string): void {
    broken = true;
    told += 1;
    if (told <= errorLimit) problems.add(code, place, message);
  }

  function tellOnce(code: 'yaml-too-deep' | 'yaml-alias-bomb', place: Place, message: string): void {
    broken = true;
    if (!once.has(code)) problems.add(code, place, message);
    once.add(code);
  }

  function invalid(place: Place, what: string): void {
    tell('yaml-invalid', place, `${file} isn't valid YAML: ${what}. ${todo(place)}`);
  }

  function todo({ start }: Place): string {
    if (forBuilder) return "The builder refuses a file that it can't read; correct it here.";
    return source.text[start] === '*' ? 'A text that begins with * needs quotes.' : 'Correct it here.';
  }

  function placeOf({ pos: [from, to] }: YAMLError): Place {
    const start = Math.min(from, source.text.length);
    return { source, start, end: Math.max(start, Math.min(to, source.text.length)) };
  }

  return {
    errors(document) {
      let lost = false;
      for (const error of document.errors) {
        // once the parser has lost its way, every further token is one that it doesn't expect
        if (!(lost && error.code === 'UNEXPECTED_TOKEN')) invalid(placeOf(error), clause(error.message));
        lost ||= error.code === 'UNEXPECTED_TOKEN';
      }
      // an unknown tag means nothing to compose, but js-yaml refuses it, and where no builder looks it is a slip
      for (const warning of document.warnings)
        if (dialect !== 'compose' && warning.code === 'TAG_RESOLVE_FAILED')
          invalid(placeOf(warning), clause(warning.message));
    },
    invalid,
    duplicate: (place, key) =>
      tell(
        'yaml-duplicate-key',
        place,
        `The key ${quoted(key)} is written twice in the same map of ${file}. ${forBuilder ? 'The builder refuses the file; remove' : 'Remove'} one of the two.`,
      ),
    tooDeep: (place) =>
      tellOnce(
        'yaml-too-deep',
        place,
        `${file} nests more than ${depthLimit} levels of lists and maps here, and isn't read further. Nest fewer levels.`,
      ),
    aliasBomb: (place) =>
      tellOnce(
        'yaml-alias-bomb',
        place,
        `With its aliases written out, ${file} would hold more than ${sizeLimit.toLocaleString('en-GB')} values, and isn't read further. Use fewer aliases of aliases.`,
      ),
    broken: () => broken,
  };
}

// The library's message as a clause of a sentence: a small letter, no point, on one line.
function clause(message: string): string {
  const plain = message.replace(/\s+/g, ' ').replace(/[.:]? ?$/, '');
  return excerpt(plain.charAt(0).toLowerCase() + plain.slice(1));
}
