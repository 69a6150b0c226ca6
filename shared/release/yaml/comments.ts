import { Lexer } from 'yaml';
import type { Place, SourceText } from '../files/source-text.ts';

/** what the lexer puts in between tokens: no part of the text; behind the first of them stands a scalar */
const scalarNext = '\x1f';
const marks: readonly string[] = [scalarNext, '\x02', '\x18'];

/** The comments of a YAML file, from their `#` to the end of the line: what looks like one in a string is none. */
export function commentsOf(source: SourceText): Place[] {
  const comments: Place[] = [];
  let start = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(source.text)) {
    if (!isScalar && marks.includes(token)) {
      isScalar = token === scalarNext;
      continue;
    }
    const end = start + token.length;
    if (!isScalar && token.startsWith('#')) comments.push({ source, start, end });
    isScalar = false;
    start = end;
  }
  return comments;
}
