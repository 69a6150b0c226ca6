import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pictures, takePicture } from '../test/docs/pictures/pictures.ts';

/** Takes the README's pictures anew, which needs Chromium; their test says when that is needed. */
const folder = join(import.meta.dirname, '..', 'docs');
for (const picture of await pictures()) writeFileSync(join(folder, picture.name), await takePicture(picture));
