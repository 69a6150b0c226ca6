import assert from 'node:assert/strict';
import { askedFacts } from '../../shared/supervisor/asked-facts.ts';
import { type MadeService, makeRelease } from '../support/making.ts';

describe('askedFacts', () => {
  const l4t = { type: 'sw.l4t', version: '>=32' };
  const kernel = { type: 'sw.kernel', version: '>=5' };
  const rows: readonly (readonly [title: string, services: Readonly<Record<string, MadeService>>, facts: string])[] = [
    ['no service', {}, ''],
    ['no contract', { a: {} }, ''],
    ['a contract that nobody knows', { a: { undecided: 'no contract' } }, ''],
    ['what the API tells', { a: { requires: [{ type: 'sw.supervisor', version: '>=12' }] } }, ''],
    ['a device type and an OS', { a: { requires: [{ type: 'hw.device-type', slug: 'x' }, { type: 'sw.os' }] } }, ''],
    ['an architecture', { a: { requires: [{ type: 'arch.sw', slug: 'amd64' }] } }, 'arch'],
    ['a kernel', { a: { requires: [kernel] } }, 'kernelVersion'],
    ['L4T', { a: { requires: [l4t] } }, 'l4tVersion'],
    ['one of two alternatives', { a: { requires: [{ or: [kernel, l4t] }] } }, 'kernelVersion,l4tVersion'],
    ['several services', { a: { requires: [l4t] }, b: {}, c: { requires: [kernel] } }, 'kernelVersion,l4tVersion'],
    ['an optional service', { a: { requires: [l4t], optional: true } }, 'l4tVersion'],
    ['a contract that poses as L4T', { a: { contract: { type: 'sw.l4t', slug: 'x' } } }, 'l4tVersion'],
    ['a text that just mentions it', { a: { requires: [{ type: 'sw.l4t.version' }] } }, ''],
    ['a key of that name', { a: { contract: { 'sw.l4t': 'x' } } }, ''],
    [
      'a template, which may become anything',
      { a: { requires: [{ type: 'sw.{{this.data.kind}}' }] } },
      'arch,kernelVersion,l4tVersion',
    ],
  ];
  for (const [title, services, facts] of rows) {
    it(`of ${title}`, () => assert.equal([...askedFacts(makeRelease(services))].join(), facts));
  }
});
