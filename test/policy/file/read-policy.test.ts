import assert from 'node:assert/strict';
import { noPolicy, policySeverities, readPolicy } from '../../../shared/policy/index.ts';
import { span } from '../../release/reading.ts';
import { brokenTable, table, today } from './table.ts';

const file = 'balena-contracts.yml';

function read(text: string) {
  return readPolicy({ file, text }, today);
}

function messagesOf(text: string): string[] {
  return read(text).diagnostics.map(({ message }) => message);
}

describe('readPolicy', () => {
  for (const { title, text, told } of [...table, ...brokenTable])
    it(title, () => {
      const { diagnostics } = read(text);
      const found = diagnostics.map(({ code, location }) => `${code} ${span(location)}`);
      assert.deepEqual(found, told);
      for (const { code, severity, location, message } of diagnostics) {
        assert.equal(severity, policySeverities[code]);
        assert.equal(location.file, file);
        assert.match(message, /^[^ ].*[.]$/s);
      }
    });

  it('gives all that is written', () => {
    const [, , all] = table;
    const { policy } = read(all?.text ?? '');
    const excuses = policy.excuses.map(({ location, ...excuse }) => ({ ...excuse, at: span(location) }));
    assert.deepEqual(
      { ...policy, excuses },
      {
        fleets: ['acme/kiosk', '123'],
        failOn: ['newly-rejecting', 'unprotected'],
        maxRejecting: { percent: 2 },
        beforePush: 'warn',
        excuses: [
          {
            devices: { uuids: ['a1b2c3d', '0123456789abcdef'] },
            reason: 'In a drawer.',
            until: '2026-12-31',
            at: '6:5-8:22',
          },
          {
            devices: { name: 'pi-*' },
            service: 'browser',
            requirement: 'sw.l4t',
            reason: 'They are old.',
            until: '2027-01-31',
            at: '9:5-15:24',
          },
          { devices: { tag: { key: 'site', value: 'lab' } }, reason: 'Lab.', until: '2026-11-24', at: '16:5-16:53' },
        ],
        factTags: { l4tVersion: 'my_l4t', kernelVersion: 'my_kernel' },
      },
    );
  });

  const values: [
    text: string,
    key: 'fleets' | 'failOn' | 'maxRejecting' | 'beforePush' | 'factTags',
    value: unknown,
  ][] = [
    ['fleets: acme/kiosk\n', 'fleets', ['acme/kiosk']],
    ['fail-on: never\n', 'failOn', []],
    ['fail-on: unknown\n', 'failOn', ['unknown']],
    ['fail-on: [unknown, unknown]\n', 'failOn', ['unknown']],
    ['fail-on: x\n', 'failOn', undefined],
    ['max-rejecting: 5\n', 'maxRejecting', { devices: 5 }],
    ['max-rejecting: "5"\n', 'maxRejecting', { devices: 5 }],
    ['max-rejecting: 0.5%\n', 'maxRejecting', { percent: 0.5 }],
    ['before-push: off\n', 'beforePush', 'off'],
    ['facts: {kernel: k}\n', 'factTags', { kernelVersion: 'k' }],
  ];
  for (const [text, key, value] of values)
    it(`${JSON.stringify(text)}: ${key} ${JSON.stringify(value)}`, () =>
      assert.deepEqual(read(text).policy[key], value));

  it('is no policy where nothing is written, or nothing can be read', () => {
    for (const text of ['', '# nothing\n', '---\n', 'fleets: "a\n']) assert.deepEqual(read(text).policy, noPolicy);
  });

  it('takes uuids as they are written, also what looks like a number', () => {
    const { policy } = read('excuse: [{uuid: [12345e7, 0000012], reason: r, until: 2026-12-31}]\n');
    assert.deepEqual(policy.excuses[0]?.devices, { uuids: ['12345e7', '0000012'] });
  });

  it('leaves out an excuse with a mistake, for half of it would excuse more than was meant', () => {
    for (const wrong of ['service: [web]', 'requirement: ""', 'uuid: [a1b2c3d, x]']) {
      const devices = wrong.startsWith('uuid') ? '' : 'name: x, ';
      const { policy } = read(`excuse: [{${devices}${wrong}, reason: r, until: 2026-12-31}]\n`);
      assert.deepEqual(policy.excuses, [], wrong);
    }
  });

  it('keeps an excuse whose last day is over, for reports to say so', () => {
    const { policy } = read('excuse: [{name: x, reason: r, until: 2020-01-01}]\n');
    assert.equal(policy.excuses[0]?.until, '2020-01-01');
  });

  const written = 'reason: r, until: 2026-12-31';
  const messages: [text: string, message: string][] = [
    ['fail_on: never\n', 'The policy has the key "fail_on", which means nothing. Probably "fail-on" is meant.'],
    [
      'colour: red\n',
      'The policy has the key "colour", which means nothing. It may have fleets, fail-on, max-rejecting, before-push, excuse or facts.',
    ],
    ['facts: [l4t]\n', 'facts is a list. Write a map, with the keys l4t or kernel.'],
    ['fail-on: rejectng\n', 'fail-on can\'t be "rejectng". Probably "rejecting" is meant.'],
    ['fail-on: all\n', 'fail-on can\'t be "all". Write rejecting, newly-rejecting, unprotected, unknown or never.'],
    ['before-push: false\n', 'before-push is a boolean. Write enforce, warn or off.'],
    [
      'max-rejecting: 200%\n',
      'max-rejecting can\'t be "200%". Write a whole number of devices, such as 5, or a percentage of up to 100, such as 2%.',
    ],
    [`excuse: [{${written}}]\n`, 'The excuse names no devices. Write one of uuid, name and tag.'],
    [
      `excuse: [{uuid: a1b2c3d, name: x, ${written}}]\n`,
      'The excuse names devices by uuid and name, and may by just one of them. Make an excuse of each.',
    ],
    ['excuse: [{name: x}]\n', 'The excuse has no reason and no last day. Write "reason" and "until".'],
    [
      `excuse: [{uuid: abc, ${written}}]\n`,
      'uuid can\'t be "abc". Write a uuid or its beginning: at least 7 of the digits 0 to 9 and a to f.',
    ],
    [
      'excuse: [{name: x, reason: r, until: 2027-02-30}]\n',
      'until is "2027-02-30", which no calendar has. Write a day like 2026-11-24.',
    ],
    ['excuse: [{name: x, reason: r, until: soon}]\n', 'until is "soon", which is no day. Write a day like 2026-11-24.'],
    [
      'excuse: [{name: x, reason: r, until: 2029-01-01}]\n',
      'until is 2029-01-01, which is over two years from now. An excuse is there to end: write a day up to 2028-11-24, and a later one when that comes near.',
    ],
    [
      'excuse: [{name: x, reason: r, until: 2026-01-01}]\n',
      'This excuse ended with 2026-01-01 and excuses nobody any more. Remove it, or write a later day.',
    ],
    [
      'excuse: [{name: *-lab}]\n',
      'balena-contracts.yml isn\'t valid YAML: the alias "*-lab" has no anchor before it. A text that begins with * needs quotes.',
    ],
  ];
  for (const [text, message] of messages) it(`says: ${message}`, () => assert.deepEqual(messagesOf(text), [message]));

  it('shortens what is long in a message', () => {
    for (const text of [
      `${'x'.repeat(9999)}: 1\n`,
      `fail-on: ${'x'.repeat(9999)}\n`,
      `max-rejecting: ${'x'.repeat(9999)}\n`,
    ])
      assert.ok((messagesOf(text)[0]?.length ?? 0) < 500);
  });
});
