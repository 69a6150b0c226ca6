import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { supervisorsPage } from '../test/docs/supervisors-page.ts';

/** Writes the tables of docs/supervisors.md anew from the generations and the recorded matrix. */
const page = join(import.meta.dirname, '..', 'docs', 'supervisors.md');
writeFileSync(page, supervisorsPage(readFileSync(page, 'utf8')));
