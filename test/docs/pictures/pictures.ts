import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toAuditHtml } from '../../../shared/report/html/audit-html.ts';
import { toAnnotations } from '../../../shared/report/index.ts';
import { exampleAudit } from '../../report/audit/example.ts';
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
  /** in CSS pixels */
  readonly width: number;
  /** so much of a page that is longer than a picture has room for */
  readonly height?: number;
}

/** GitHub shows a README a little narrower */
const readmeWidth = 900;
export const mostHeight = 1160;
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
    { name: 'comment.png', html: commentsPage([check], commentHeight), width: readmeWidth },
    { name: 'audit.png', html: toAuditHtml(await exampleAudit()), width: 1220, height: mostHeight },
    {
      name: 'annotation.png',
      html: annotationsPage({ path: file, text, first: 20, last: 25, added: [23, 24, 25] }, annotations),
      width: readmeWidth,
    },
  ];
}

/** Takes a picture of a page. It carries the mark of the page, from which it is seen when it is out of date. */
export async function takePicture({ html, width, height }: Picture): Promise<Buffer> {
  const high = height ?? (await measurePage(html, width)).height;
  return smallPng(readPixels(await screenshot(html, width, Math.min(high, mostHeight))), markOf(html));
}

/** Another one for each page. */
export function markOf(html: string): string {
  return createHash('sha256').update(html).digest('hex');
}
