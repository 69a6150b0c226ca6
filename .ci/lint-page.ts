import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintPage } from '../test/docs/lint-page.ts';

/** Writes the tables of docs/lint.md anew; its test says when that is needed. */
const file = join(import.meta.dirname, '..', 'docs', 'lint.md');
writeFileSync(file, await lintPage(readFileSync(file, 'utf8')));
