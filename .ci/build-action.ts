import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the Action into action/dist, which is committed, for GitHub runs it as it is. With
 * `--check` it writes nothing and exits 1 where the committed bundle isn't what the sources build.
 */
const root = join(import.meta.dirname, '..');
const dist = join(root, 'action', 'dist');
const { outputFiles: bundled, metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['action/main.ts'],
  outfile: 'action/dist/index.js',
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  // The SDK's usual entry is for browsers, too, and three times as large.
  alias: { 'balena-sdk': join(root, 'node_modules', 'balena-sdk', 'es2018', 'index.js') },
  // What the SDK loads just to download images, to upload files and to write instructions for a board. Nothing here does.
  external: ['node-fetch', 'fetch-readablestream', 'formdata-node', 'form-data-encoder', 'handlebars'],
  // What is bundled from CommonJS may still ask for Node's own modules by require.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  write: false,
});

const outputFiles = [...bundled, { path: join(dist, 'licenses.txt'), contents: Buffer.from(licences()) }];

if (process.argv.includes('--check')) {
  const stale = outputFiles.filter(({ path, contents }) => !committed(path)?.equals(contents));
  for (const { path } of stale)
    console.error(`action/dist/${basename(path)} is not what the sources build: npm run build:action`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
}

function committed(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined; // not committed yet: as stale as can be
  }
}

/** The licence of every package of which something is in the bundle: most of them ask to be carried along. */
function licences(): string {
  const packages = new Set(
    Object.values(metafile.outputs)
      .flatMap(({ inputs }) => Object.keys(inputs))
      .flatMap((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  );
  const texts = [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((one) => /^(?:licen[cs]e|copying)(?:[.-].*)?$/i.test(one));
    const text =
      file && existsSync(join(root, folder, file)) ? readFileSync(join(root, folder, file), 'utf8').trim() : '';
    return `${name} ${version} (${typeof license === 'string' ? license : 'see below'})\n\n${text}`.trim();
  });
  return `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
