import assert from 'node:assert/strict';
import { generationOf } from '../../shared/supervisor/index.ts';
import { findFlaw, l4tAtStake, requirementTypes } from '../../shared/supervisor/validity.ts';

const contract = (requires: unknown, more: object = {}) => ({ type: 'sw.container', slug: 's', requires, ...more });
const supervisor = { type: 'sw.supervisor', version: '>=9' };

function flawOf(version: string, body: unknown): string | undefined {
  const generation = generationOf(version);
  assert.ok(generation);
  const flaw = findFlaw(generation, body);
  return flaw && (flaw.requirement === undefined ? flaw.reason : `${flaw.reason} ${flaw.requirement}`);
}

describe('findFlaw', () => {
  const rows: readonly (readonly [version: string, body: unknown, flaw: string | undefined])[] = [
    ['14.11.0', contract([supervisor]), undefined],
    ['14.11.0', contract(null), undefined],
    ['14.11.0', contract(undefined), undefined],
    ['14.11.0', contract({}), 'contract-invalid'],
    ['14.11.0', 'text', 'contract-invalid'],
    ['14.11.0', [], 'contract-invalid'],
    ['14.11.0', contract([], { slug: undefined }), 'contract-invalid'],
    ['17.0.3', contract([], { slug: undefined }), undefined],
    ['17.0.3', contract([], { slug: 5 }), 'contract-invalid'],
    ['14.11.0', contract([], { type: 5 }), undefined],
    ['17.0.3', contract([], { type: 5 }), 'contract-invalid'],
    ['17.0.3', contract([], { type: null }), undefined],
    ['14.11.0', contract([supervisor, 'x']), 'requirement-invalid 1'],
    ['14.11.0', contract([{ slug: 'x' }]), 'requirement-invalid 0'],
    ['14.11.0', contract([{ ...supervisor, version: 10 }]), 'requirement-invalid 0'],
    ['14.11.0', contract([{ ...supervisor, version: null }]), undefined],
    ['14.11.0', contract([{ ...supervisor, slug: 5 }]), undefined],
    ['17.0.3', contract([{ ...supervisor, slug: 5 }]), 'requirement-invalid 0'],
    ['10.4.1', contract([{ type: 'sw.foo' }]), undefined],
    ['10.6.13', contract([{ type: 'sw.foo' }]), 'requirement-type-unknown 0'],
    ['10.6.13', contract([{ type: 'sw.os' }]), 'requirement-type-unknown 0'],
    ['11.0.0', contract([{ type: 'hw.device-type' }]), 'requirement-type-unknown 0'],
    ['11.1.0', contract([{ type: 'hw.device-type' }]), undefined],
    ['14.10.11', contract([{ type: 'arch.sw' }]), 'requirement-type-unknown 0'],
    ['14.11.0', contract([{ type: 'arch.sw' }]), undefined],
    ['17.3.9', contract([{ type: 'sw.kernel' }]), 'requirement-type-unknown 0'],
    ['17.4.0', contract([{ type: 'sw.kernel' }]), undefined],
    ['19.0.5', contract([{ type: 'sw.spec' }]), 'requirement-type-unknown 0'],
    ['19.0.5', contract([{ type: 'sw.application' }]), 'requirement-type-unknown 0'],
    ['17.4.1', contract([{ or: [supervisor] }]), 'or-unknown 0'],
    ['17.4.2', contract([{ or: [supervisor] }]), undefined],
    ['17.4.2', contract([{ or: [] }]), undefined],
    ['17.4.2', contract([{ or: 'x' }]), 'requirement-invalid 0'],
    ['17.4.2', contract([{ or: [supervisor, { version: '>=1' }] }]), 'requirement-invalid 0'],
    ['17.4.2', contract([{ or: [supervisor, { type: 'sw.foo' }] }]), 'requirement-type-unknown 0'],
    ['17.4.2', contract([{ not: [supervisor] }]), 'requirement-invalid 0'],
  ];
  for (const [version, body, flaw] of rows) {
    it(`${version} finds ${flaw ?? 'nothing'} in ${JSON.stringify(body)}`, () =>
      assert.equal(flawOf(version, body), flaw));
  }

  it('looks at the shape of all requirements before the type of any', () => {
    assert.equal(flawOf('14.11.0', contract([{ type: 'sw.foo' }, { version: 1 }])), 'requirement-invalid 1');
  });

  it('does not take an inherited key for a written one', () => {
    assert.equal(flawOf('14.11.0', Object.create({ slug: 'inherited' })), 'contract-invalid');
  });
});

describe('l4tAtStake', () => {
  it('is the requirement that one generation knows on some boards only', () => {
    const [withL4t, everywhere] = [generationOf('10.6.13'), generationOf('10.6.17')];
    assert.ok(withL4t && everywhere);
    const body = contract([supervisor, { type: 'sw.l4t' }]);
    assert.equal(l4tAtStake(withL4t, body), 1);
    assert.equal(l4tAtStake(withL4t, contract([supervisor])), undefined);
    assert.equal(l4tAtStake(everywhere, body), undefined);
  });
});

describe('requirementTypes', () => {
  it('are its own type or those of its alternatives', () => {
    assert.deepEqual(requirementTypes(supervisor), ['sw.supervisor']);
    assert.deepEqual(requirementTypes({ or: [supervisor, { type: 'sw.os' }] }), ['sw.supervisor', 'sw.os']);
    assert.deepEqual(requirementTypes(5), []);
  });
});
