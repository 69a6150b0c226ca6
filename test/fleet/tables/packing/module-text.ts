/** The text of a data module that exports one constant: a text, or an object of texts. */
export function moduleText(constant: string, format: string, data: string | Readonly<Record<string, string>>): string {
  const value =
    typeof data === 'string'
      ? literal(data)
      : `{\n${Object.entries(data)
          .map(([key, text]) => `  ${key}: ${literal(text)},\n`)
          .join('')}}`;
  // A text says its type, or the declaration that the compiler makes of it would repeat it.
  const type = typeof data === 'string' ? ': string' : '';
  const origin = `// Made by \`npm run facts\` out of test/fleet/tables/facts; change those instead. Format: ${format}.`;
  return `${origin}\nexport const ${constant}${type} = ${value};\n`;
}

function literal(text: string): string {
  if (/[`\\$]/.test(text)) throw new Error(`not fit for a literal: ${text.slice(0, 80)}`);
  return text.includes('\n') ? `\`${text}\`` : `'${text.replaceAll("'", "\\'")}'`;
}
