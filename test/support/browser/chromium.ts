import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';

/** Chromium as systems call it */
const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** How a page is looked at. */
export interface Look {
  /** in CSS pixels */
  readonly width: number;
  readonly height?: number;
  readonly colours?: 'light' | 'dark';
  /** whether the page's programs run */
  readonly scripts?: boolean;
}

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

/** What a page did that it should not. */
export interface Complaints {
  /** of the page's console, and errors that nobody caught */
  readonly messages: string[];
  /** what it asked for, other than itself */
  readonly requests: string[];
}

/** Opens a page as a file, as people do, in a browser of its own, which is closed at the end. */
export async function withPage<Result>(
  html: string,
  { width, height = 1000, colours = 'light', scripts = true }: Look,
  task: (page: Page, complaints: Complaints) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'balena-contracts-page-'));
  // Text in shades of grey compresses better than text in colours, and looks the same on every screen.
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--disable-lcd-text'] });
  try {
    const file = join(folder, 'page.html');
    await writeFile(file, html);
    const viewport = { width, height };
    const page = await browser.newPage({ viewport, colorScheme: colours, javaScriptEnabled: scripts });
    const complaints: Complaints = { messages: [], requests: [] };
    const url = pathToFileURL(file).href;
    page.on('console', (message) => complaints.messages.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.messages.push(error.message));
    page.on('request', (request) => request.url() === url || complaints.requests.push(request.url()));
    await page.goto(url);
    return await task(page, complaints);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Opens a page in a window of that width, and measures it. */
export async function measurePage(html: string, width: number): Promise<Measured> {
  const script = await readFile(join(import.meta.dirname, 'measure.js'), 'utf8');
  return withPage(html, { width }, (page) => page.evaluate<Measured>(script));
}

/** A picture of the top of a page, as PNG. */
export function screenshot(html: string, width: number, height: number): Promise<Buffer> {
  return withPage(html, { width, height }, (page) => page.screenshot());
}

async function findChromium(): Promise<string> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const file of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  throw new Error(`There is no Chromium here, under none of these names: ${names.join(', ')}.`);
}
