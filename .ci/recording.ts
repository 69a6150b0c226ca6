import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recording } from '../test/docs/recording.ts';

/** Makes docs/push.svg anew, out of what the balena CLI says; its test says when that is needed. */
writeFileSync(join(import.meta.dirname, '..', 'docs', 'push.svg'), await recording());
// PineJS keeps a process alive.
process.exit();
