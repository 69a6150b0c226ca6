#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { endOnWriteError } from './write-error.ts';

// Before oclif is loaded, which would throw where the output can't be written.
process.stdout.on('error', endOnWriteError);
// Node keeps what it compiled from one run to the next: all that is loaded behind this line.
enableCompileCache();
const { runBinary } = await import('./run-binary.ts');
await runBinary(process.argv.slice(2));
