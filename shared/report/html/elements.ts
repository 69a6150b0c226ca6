import { escapeHtml } from '../escape/html.ts';

/** A piece of HTML: what is put into another one as it is. */
export interface Html {
  readonly html: string;
}

/** An element; texts in it are escaped here, once. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...content: readonly (Html | string)[]
): Html {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(String(value))}"`);
  const inner = content.map((part) => (typeof part === 'string' ? escapeHtml(part) : part.html)).join('');
  return { html: `<${name}${written.join('')}>${inner}</${name}>` };
}

/** A table with a head; the first cell of each row heads it. */
export function tableElement(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly (Html | string)[])[],
): Html {
  return element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    element(
      'tbody',
      {},
      ...rows.map(([first = '', ...cells]) =>
        element('tr', {}, element('th', { scope: 'row' }, first), ...cells.map((cell) => element('td', {}, cell))),
      ),
    ),
  );
}
