import { styleText } from 'node:util';

/** How text looks on a terminal; without colours each of these returns the text as it is. */
export type Style = Readonly<Record<'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan', (text: string) => string>>;

export function makeStyle(colours: boolean): Style {
  const as = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    colours ? styleText(format, text, { validateStream: false }) : text;
  return {
    bold: as('bold'),
    dim: as('dim'),
    red: as('red'),
    yellow: as('yellow'),
    green: as('green'),
    cyan: as('cyan'),
  };
}
