import { Composer, type Document, Parser } from 'yaml';
import { deepestBeyond } from './yaml-depth.ts';

/** The documents of a text as the library reads them, or the offset of what nests too deep. */
export type Parsed = { readonly documents: readonly Document.Parsed[] } | { readonly tooDeep: number };

/**
 * First the nesting is measured on the tokens, for composing them takes a stack as deep as they
 * are. Keys are not compared here: the library does so pair by pair, which takes minutes for a
 * large map. Not strict: a closing bracket may stand as far left as its key, as builders have it.
 */
export function parseDocuments(text: string, depthLimit: number): Parsed {
  const tokens = [...new Parser().parse(text)];
  const tooDeep = deepestBeyond(tokens, depthLimit);
  if (tooDeep !== undefined) return { tooDeep };
  const options = { strict: false, prettyErrors: false, uniqueKeys: false, merge: false, logLevel: 'silent' };
  const composer = new Composer(options as ConstructorParameters<typeof Composer>[0]);
  return { documents: withoutStacks(() => [...composer.compose(tokens, false, text.length)]) };
}

// The library makes an Error of each problem, a million of them for a megabyte of commas, and
// nobody looks at their stacks, which take four times as long as all the rest.
function withoutStacks<T>(work: () => T): T {
  const usual = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = usual;
  }
}
