import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Chromium as systems call it */
const names = ['chromium', 'chromium-browser', 'google-chrome'];
const timeLimit = 60_000;

/** What a page comes to in a window of that width: the result of measure.js. */
export interface Measured {
  /** in CSS pixels, of the whole page */
  readonly height: number;
  /** elements that reach further to the right than what they stand in, by their HTML's beginning */
  readonly overflowing: readonly string[];
  readonly articles: readonly MeasuredArticle[];
}

/** One element of the class `markdown`. */
export interface MeasuredArticle {
  /** all elements in it with their attributes, in the page's order: `td align` */
  readonly elements: readonly string[];
  /** of each table the number of cells of each row that is seen */
  readonly tables: readonly (readonly number[])[];
  /** what is seen, as one could copy it */
  readonly text: string;
}

/** Opens a page in a window of that width, and measures it. */
export async function measurePage(html: string, width: number): Promise<Measured> {
  const script = await readFile(join(import.meta.dirname, 'measure.js'), 'utf8');
  const dom = await openPage(`${html}<script>${script}</script>`, [
    `--window-size=${width},1000`,
    '--virtual-time-budget=5000',
    '--dump-dom',
  ]);
  const [, measured] = /<title>([^<]*)<\/title>/.exec(dom) ?? [];
  if (measured === undefined) throw new Error('The page was not measured.');
  return JSON.parse(decodeURIComponent(measured)) as Measured;
}

/** A picture of the top of a page, as PNG. */
export async function screenshot(html: string, width: number, height: number): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'balena-contracts-picture-'));
  try {
    const file = join(folder, 'page.png');
    // Text in shades of grey compresses better than text in colours, and looks the same on every screen.
    await openPage(html, ['--disable-lcd-text', `--window-size=${width},${height}`, `--screenshot=${file}`]);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opens a page with a profile of its own, and gives what Chromium prints. */
async function openPage(html: string, options: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'balena-contracts-page-'));
  try {
    const page = join(folder, 'page.html');
    await writeFile(page, html);
    return await runChromium([
      '--headless',
      // There is no sandbox for root, as which CI may run. The page is our own, and loads nothing.
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      '--no-first-run',
      `--user-data-dir=${join(folder, 'profile')}`,
      ...options,
      pathToFileURL(page).href,
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function runChromium(args: readonly string[]): Promise<string> {
  for (const name of names) {
    try {
      const { stdout } = await promisify(execFile)(name, args, { timeout: timeLimit, maxBuffer: 100_000_000 });
      return stdout;
    } catch (error) {
      if (Object(error).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`There is no Chromium here, under none of these names: ${names.join(', ')}.`);
}
