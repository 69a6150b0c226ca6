import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { failOnNames, readPolicy } from '../../shared/policy/index.ts';
import { table, today } from './file/table.ts';

const file = join(import.meta.dirname, '..', '..', 'shared', 'policy', 'policy.schema.json');
const schema = JSON.parse(readFileSync(file, 'utf8'));
const validate = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);

/** What editors say of a policy, by its schema, is what the reader says of it. */
describe('policy.schema.json', () => {
  for (const { title, text, told, beyondSchema } of table) {
    // what YAML itself refuses comes to no schema
    if (told.some((each) => each.startsWith('policy-yaml-invalid'))) continue;
    it(`${title}${beyondSchema === undefined ? '' : ` (${beyondSchema})`}`, () => {
      const isValid = validate(parse(text, { merge: true }));
      const isRead = readPolicy({ file: 'x', text }, today).diagnostics.every(({ severity }) => severity !== 'error');
      assert.equal(isValid, beyondSchema === undefined ? isRead : !isRead, JSON.stringify(validate.errors));
    });
  }

  it('knows what a check can fail on', () => {
    assert.deepEqual(schema.definitions.failOn.enum, failOnNames);
  });
});
