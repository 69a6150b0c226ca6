import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

const file = join(import.meta.dirname, '..', '..', 'shared', 'report', 'report.schema.json');
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(
  JSON.parse(readFileSync(file, 'utf8')),
);

/** Fails where a JSON report, as a text, is not as its schema has it. */
export function assertReport(json: string): void {
  validate(JSON.parse(json));
  assert.deepEqual(validate.errors ?? [], []);
}
