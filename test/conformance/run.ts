import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mismatch, parseVectors, type Vector } from './vectors.ts';

/**
 * `npm run -s conformance -- FILE…`: judges every vector of the files and prints those on which
 * this project and the recorded Supervisor disagree. Paths are from where npm was called. Exits 1 on any, and where a file can't be
 * read or holds no vector: no vectors prove nothing.
 */
function run(files: readonly string[]): void {
  let passed = 0;
  let failed = 0;
  const fail = (line: string) => {
    failed += 1;
    console.log(line);
  };
  if (files.length === 0) console.error('usage: npm run -s conformance -- FILE…');
  for (const file of files) {
    let vectors: Vector[];
    try {
      vectors = parseVectors(readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file), 'utf8'));
    } catch (error) {
      fail(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    if (vectors.length === 0) fail(`${file}: holds no vectors`);
    for (const vector of vectors) {
      const line = check(vector);
      if (line === undefined) passed += 1;
      else fail(`${file}: ${line}`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
}

/** a vector that makes the evaluator throw is a mismatch like any other */
function check(vector: Vector): string | undefined {
  try {
    return mismatch(vector);
  } catch (error) {
    return `${vector.id}: ${error instanceof Error ? error.stack : String(error)}`;
  }
}

run(process.argv.slice(2));
