import assert from 'node:assert/strict';
import { findConstruct } from '../../shared/supervisor/construct.ts';
import { generationOf } from '../../shared/supervisor/index.ts';

const contract = { type: 'sw.container', slug: 's', requires: [{ type: 'sw.supervisor', version: '>=9' }] };
let deep: unknown = '{{x}}';
for (let level = 0; level < 100_000; level += 1) deep = [deep];

describe('findConstruct', () => {
  const rows: readonly (readonly [title: string, version: string, body: unknown, construct: string | undefined])[] = [
    ['nothing', '14.11.0', contract, undefined],
    ['no contract', '14.11.0', 'text', undefined],
    [
      'a template in a version',
      '17.4.2',
      { ...contract, requires: [{ type: 'sw.os', version: '{{this.data.v}}' }] },
      '{{…}} service',
    ],
    ['a template below 17.0.3', '14.11.0', { ...contract, name: '{{x}}' }, '{{…}} release'],
    ['a template 100,000 levels deep', '17.4.2', { ...contract, data: deep }, '{{…}} service'],
    ['provides below 17.0.3', '17.0.2', { ...contract, provides: [] }, 'provides release'],
    ['provides from 17.0.3', '17.0.3', { ...contract, provides: [] }, undefined],
    ['children below 17.0.3', '12.0.0', { ...contract, children: {} }, 'children release'],
    ['children from 17.0.3', '17.0.3', { ...contract, children: {} }, 'children service'],
    ['children that are null', '17.0.3', { ...contract, children: null }, undefined],
    [
      'posing as a fact with a version',
      '14.11.0',
      { ...contract, type: 'sw.l4t', version: '1.0.0' },
      'type sw.l4t with a version release',
    ],
    ['posing as a fact without one', '14.11.0', { ...contract, type: 'sw.l4t' }, undefined],
    [
      'posing as a fact where types are not looked at',
      '17.0.3',
      { ...contract, type: 'sw.l4t', version: '1.0.0' },
      undefined,
    ],
    ['or beside type', '17.4.2', { ...contract, requires: [{ type: 'sw.os', or: [] }] }, 'or beside type service'],
    [
      'or beside type where or is not understood',
      '17.4.1',
      { ...contract, requires: [{ type: 'sw.os', or: [] }] },
      undefined,
    ],
  ];
  for (const [title, version, body, construct] of rows) {
    it(`${title}, on ${version}: ${construct ?? 'none'}`, () => {
      const generation = generationOf(version);
      assert.ok(generation);
      const found = findConstruct(generation, body);
      assert.equal(found && `${found.name} ${found.reaches}`, construct);
    });
  }
});
