import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the program and the style of an audit's page into a file of texts, which is committed: what makes pages has no
 * bundler at hand. With `--check` it writes nothing and exits 1 where that file isn't what the sources build.
 */
const root = join(import.meta.dirname, '..');
const page = join(root, 'shared', 'report', 'html', 'page');
const file = join(page, '..', 'page-asset.ts');
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: [join(page, 'main.ts'), join(page, 'page.css')],
  outdir: 'page',
  bundle: true,
  minify: true,
  legalComments: 'inline',
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  write: false,
});
const textOf = (extension: string) => outputFiles.find(({ path }) => path.endsWith(extension))?.text.trim() ?? '';
const licence = readFileSync(join(root, 'node_modules', '@tanstack', 'virtual-core', 'LICENSE'), 'utf8').trim();
const script = `/* @tanstack/virtual-core:\n${licence}\n*/\n${textOf('.js')}`;
const style = textOf('.css');
// What ends an element of HTML, or comments it out, must not stand in it.
if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) throw new Error('The page would end within itself.');
const asset = `// Made by npm run build:page of what lies in page/.
/** the program of the page, with what it is made of: @tanstack/virtual-core */
export const script = ${JSON.stringify(script)};
export const style = ${JSON.stringify(style)};
`;

if (!process.argv.includes('--check')) writeFileSync(file, asset);
else if (readFileSync(file, 'utf8') !== asset) {
  console.error('shared/report/html/page-asset.ts is not what the sources build: npm run build:page');
  process.exitCode = 1;
}
