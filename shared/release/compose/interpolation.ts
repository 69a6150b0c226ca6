const depthLimit = 100;
const name = /[_a-zA-Z][_a-zA-Z0-9]*/y;

/** What a variable's name stands for; undefined where it isn't set. */
export type Lookup = (name: string) => string | undefined;

export interface Interpolated {
  readonly text: string;
  /** the variables that are not set and have no default, replaced by nothing */
  readonly unset: readonly string[];
  /** why compose-go refuses the text, the first reason */
  readonly problem?: InterpolationProblem;
}

export type InterpolationProblem =
  | { readonly kind: 'invalid'; readonly part: string }
  | { readonly kind: 'required'; readonly name: string; readonly message: string };

/**
 * A text with its variables replaced as compose-go does: `$NAME` and `${NAME}`; `${NAME:-default}`
 * where it is unset or empty, `${NAME-default}` where it is unset; `${NAME:?message}` and
 * `${NAME?message}` are refused there; `${NAME:+other}` and `${NAME+other}` are the other way
 * round. Defaults and messages may hold variables themselves. `$$` is a dollar sign, and a dollar
 * before anything but a name or a brace stays one. An opening brace without a name in it, or
 * without its closing brace, is refused.
 */
export function interpolate(template: string, lookup: Lookup): Interpolated {
  const unset = new Set<string>();
  let problem: InterpolationProblem | undefined;

  function refuse(reason: InterpolationProblem): string {
    problem ??= reason;
    return '';
  }

  function substitute(text: string, depth: number): string {
    if (depth > depthLimit) return refuse({ kind: 'invalid', part: text });
    let result = '';
    let done = 0;
    for (let at = text.indexOf('$'); at !== -1 && problem === undefined; at = text.indexOf('$', done)) {
      result += text.slice(done, at);
      const next = text[at + 1];
      if (next === '$') {
        result += '$';
        done = at + 2;
      } else if (next === '{') {
        const end = closingBrace(text, at);
        if (end === -1) return refuse({ kind: 'invalid', part: text.slice(at) });
        result += braced(text.slice(at + 2, end), depth);
        done = end + 1;
      } else {
        const found = nameAt(text, at + 1);
        result += found === '' ? '$' : value(found);
        done = at + 1 + found.length;
      }
    }
    return result + text.slice(done);
  }

  function braced(inside: string, depth: number): string {
    const found = nameAt(inside, 0);
    const [, operator = '', rest = ''] = /^(:?[-?+])?(.*)$/s.exec(inside.slice(found.length)) ?? [];
    if (found === '' || (operator === '' && rest !== '')) return refuse({ kind: 'invalid', part: `\${${inside}}` });
    const known = lookup(found);
    const there = known !== undefined && !(operator.startsWith(':') && known === '');
    if (operator.endsWith('+')) return there ? substitute(rest, depth + 1) : '';
    if (operator === '') return value(found);
    if (there) return known;
    const instead = substitute(rest, depth + 1);
    return operator.endsWith('-') ? instead : refuse({ kind: 'required', name: found, message: instead });
  }

  function value(found: string): string {
    const known = lookup(found);
    if (known === undefined) unset.add(found);
    return known ?? '';
  }

  const text = substitute(template, 0);
  return { text, unset: [...unset], ...(problem !== undefined && { problem }) };
}

function nameAt(text: string, at: number): string {
  name.lastIndex = at;
  return name.exec(text)?.[0] ?? '';
}

// The brace that closes the one at `${`, with those of nested variables between them.
function closingBrace(text: string, start: number): number {
  let open = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '$' && text[at + 1] === '{') {
      open += 1;
      at += 1;
    } else if (text[at] === '}') {
      open -= 1;
      if (open === 0) return at;
    }
  }
  return -1;
}
