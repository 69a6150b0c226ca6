import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { sbvrUtils } from '@balena/pinejs';

type AbstractSqlModel = ReturnType<typeof sbvrUtils.generateAbstractSqlModel>;
type Definition = NonNullable<AbstractSqlModel['tables'][string]['definition']>;

const computedField = 'should be running-release';

/** A device should be running the release that it is pinned on, else its fleet's. */
const deviceDefinition: Definition = {
  abstractSql: [
    'SelectQuery',
    [
      'Select',
      [
        ['Field', '*'],
        [
          'Alias',
          [
            'Coalesce',
            ['ReferencedField', 'device', 'is pinned on-release'],
            [
              'SelectQuery',
              ['Select', [['ReferencedField', 'fleet', 'should be running-release']]],
              ['From', ['Alias', ['Table', 'application'], 'fleet']],
              [
                'Where',
                ['Equals', ['ReferencedField', 'device', 'belongs to-application'], ['ReferencedField', 'fleet', 'id']],
              ],
            ],
          ],
          computedField,
        ],
      ],
    ],
    ['From', ['Table', 'device']],
  ],
};

/**
 * Compiles the resources of the API's version 7 that this project reads, under the API's own names. What the real
 * API computes is computed in the database here too.
 */
export function compileModel({ generateLfModel, generateAbstractSqlModel }: typeof sbvrUtils): AbstractSqlModel {
  const model = generateAbstractSqlModel(
    generateLfModel(readFileSync(join(import.meta.dirname, 'model.sbvr'), 'utf8')),
  );
  const device = model.tables['device'];
  if (!device) throw new Error('The model has no devices');
  for (const field of device.fields) if (field.fieldName === computedField) field.computed = true;
  device.modifyFields = device.fields.filter(({ computed }) => !computed);
  device.definition = deviceDefinition;
  return model;
}
