#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

/**
 * The binary `balena-contracts`. Node keeps what it compiled from one run to the next, so all that
 * is worth keeping is loaded behind this line.
 */
enableCompileCache();
const { runBinary } = await import('./run-binary.ts');
await runBinary(process.argv.slice(2));
