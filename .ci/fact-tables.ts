import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedModules } from '../test/fleet/tables/packing/packed-modules.ts';
import { readRawFacts } from '../test/fleet/tables/raw-facts.ts';

/** Packs the raw facts of test/fleet/tables/facts into the data modules that the product ships. */
const folder = join(import.meta.dirname, '..', 'shared', 'fleet', 'tables');
for (const [name, text] of Object.entries(packedModules(readRawFacts()))) writeFileSync(join(folder, name), text);
