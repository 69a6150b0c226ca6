import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

const read = (...path: string[]) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'shared', ...path), 'utf8'));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
  .addSchema(read('report', 'report.schema.json'))
  .compile(read('report', 'audit', 'audit.schema.json'));

/** Fails where the report of an audit is not as its schema has it. */
export function assertAudit(report: object): void {
  validate(JSON.parse(JSON.stringify(report)));
  assert.deepEqual(validate.errors ?? [], []);
}
