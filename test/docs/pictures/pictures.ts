import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toAnnotations } from '../../../shared/report/index.ts';
import { measurePage, screenshot } from '../../support/browser/chromium.ts';
import { checkAdvisedKiosk } from '../../support/compared-kiosk.ts';
import { annotationsPage } from './annotations-page.ts';
import { commentsPage } from './comments-page.ts';
import { readPixels } from './pixels.ts';
import { smallPng } from './small-png.ts';

/** A picture in docs/, and the page that it is taken of. */
export interface Picture {
  readonly name: string;
  readonly html: string;
}

/** in CSS pixels; GitHub shows a README a little narrower */
export const pictureWidth = 900;
export const mostHeight = 1100;
/** the comment's, which is longer than anybody looks at */
const commentHeight = 780;

const root = join(import.meta.dirname, '..', '..', '..');
const project = 'examples/kiosk';
const file = `${project}/docker-compose.yml`;

/** The pictures of the README: what the Action says of the kiosk, to which a pull request adds the browser's labels. */
export async function pictures(): Promise<Picture[]> {
  const check = await checkAdvisedKiosk();
  const text = readFileSync(join(root, file), 'utf8');
  const annotations = toAnnotations(check, { directory: project });
  return [
    { name: 'comment.png', html: commentsPage([check], commentHeight) },
    {
      name: 'annotation.png',
      html: annotationsPage({ path: file, text, first: 20, last: 25, added: [23, 24, 25] }, annotations),
    },
  ];
}

/** Takes a picture of its whole page. It carries the mark of the page, from which it is seen when it is out of date. */
export async function takePicture({ html }: Picture): Promise<Buffer> {
  const { height } = await measurePage(html, pictureWidth);
  return smallPng(readPixels(await screenshot(html, pictureWidth, Math.min(height, mostHeight))), markOf(html));
}

/** Another one for each page. */
export function markOf(html: string): string {
  return createHash('sha256').update(html).digest('hex');
}
