/** the day on which the files of the table are read */
export const today = '2026-11-24';

/** A policy file, what is told of it and where, and what its schema can't say of it. */
export interface Row {
  readonly title: string;
  readonly text: string;
  /** `code line:column-line:column` */
  readonly told: readonly string[];
  /** why the schema takes the file although it has an error, or refuses it although it has none */
  readonly beyondSchema?: string;
}

function row(title: string, text: string, told: readonly string[] = [], beyondSchema?: string): Row {
  return { title, text, told, ...(beyondSchema !== undefined && { beyondSchema }) };
}

/** One excuse in a line, with what is asked about last. */
function excuse(devices: string, rest = 'reason: r, until: 2026-12-31'): string {
  return `excuse:\n  - {${devices}, ${rest}}\n`;
}

const days = 'a schema knows no calendar and no today';

export const table: readonly Row[] = [
  row('a file of comments', '# fleets: acme/kiosk\n'),
  row('an empty file', ''),
  row(
    'all there is',
    `fleets: [acme/kiosk, 123]
fail-on: [newly-rejecting, unprotected]
max-rejecting: 2%
before-push: warn
excuse:
  - uuid: [a1b2c3d, 0123456789ABCDEF]
    reason: In a drawer.
    until: 2026-12-31
  - name: pi-*
    service: browser
    requirement: sw.l4t
    reason: >-
      They are
      old.
    until: "2027-01-31"
  - {tag: site=lab, reason: Lab., until: 2026-11-24}
facts: {l4t: my_l4t, kernel: my_kernel}
`,
  ),

  row('a list', '- fleets\n', ['policy-wrong-type 1:1-1:9']),
  row('a text', 'fleets\n', ['policy-wrong-type 1:1-1:7']),
  row('an unknown key', 'fail_on: never\n', ['policy-unknown-key 1:1-1:8']),
  row('an unknown key of facts', 'facts: {l4t_version: x}\n', ['policy-unknown-key 1:9-1:20']),
  row('an unknown key of an excuse', excuse('uuid: a1b2c3d', 'reason: r, until: 2026-12-31, untill: x'), [
    'policy-unknown-key 2:51-2:57',
  ]),
  row('__proto__', '__proto__: {fail-on: never}\n', ['policy-unknown-key 1:1-1:10']),

  row('one fleet', 'fleets: acme/kiosk\n'),
  row('no fleets', 'fleets: []\n'),
  row('an empty fleets', 'fleets:\n', ['policy-wrong-type 1:8-1:8']),
  row('a fleet that is no text', 'fleets: [acme/kiosk, true]\n', ['policy-wrong-type 1:22-1:26']),
  row('a blank fleet', 'fleets: " "\n', ['policy-value-invalid 1:9-1:12']),
  row('a fleet of 255 characters', `fleets: ${'😀'.repeat(255)}\n`),
  row('a longer fleet', `fleets: ${'x'.repeat(256)}\n`, ['policy-value-invalid 1:9-1:265']),

  row('fail-on: one', 'fail-on: unknown\n'),
  row('fail-on: never', 'fail-on: never\n'),
  row('fail-on: twice the same', 'fail-on: [unknown, unknown]\n'),
  row('fail-on: an unknown word', 'fail-on: rejectng\n', ['policy-value-invalid 1:10-1:18']),
  row('fail-on: an unknown word in a list', 'fail-on: [rejecting, newly]\n', ['policy-value-invalid 1:22-1:27']),
  row('fail-on: nothing', 'fail-on: []\n', ['policy-value-invalid 1:10-1:12']),
  row('fail-on: never among others', 'fail-on: [never, unknown]\n', ['policy-value-invalid 1:11-1:16']),
  row('fail-on: a number', 'fail-on: 1\n', ['policy-wrong-type 1:10-1:11']),
  row('fail-on: a list in a list', 'fail-on: [[unknown]]\n', ['policy-wrong-type 1:11-1:20']),
  row('fail-on: a map', 'fail-on: {unknown: true}\n', ['policy-wrong-type 1:10-1:25']),

  row('max-rejecting: none', 'max-rejecting: 0\n'),
  row('max-rejecting: a number in quotes', 'max-rejecting: "5"\n'),
  row('max-rejecting: a part of a percent', 'max-rejecting: 0.125%\n'),
  row('max-rejecting: all', 'max-rejecting: 100%\n'),
  row('max-rejecting: more than all', 'max-rejecting: 101%\n', ['policy-value-invalid 1:16-1:20']),
  row('max-rejecting: less than none', 'max-rejecting: -1\n', ['policy-value-invalid 1:16-1:18']),
  row('max-rejecting: half a device', 'max-rejecting: 1.5\n', ['policy-value-invalid 1:16-1:19']),
  row('max-rejecting: a percentage in words', 'max-rejecting: 2 percent\n', ['policy-value-invalid 1:16-1:25']),
  row('max-rejecting: too many', 'max-rejecting: 1000000000\n', ['policy-value-invalid 1:16-1:26']),
  row('max-rejecting: a list', 'max-rejecting: [2%]\n', ['policy-wrong-type 1:16-1:20']),
  row('max-rejecting: nothing', 'max-rejecting:\n', ['policy-wrong-type 1:15-1:15']),

  row('before-push: off', 'before-push: off\n'),
  row('before-push: a boolean', 'before-push: false\n', ['policy-wrong-type 1:14-1:19']),
  row('before-push: another word', 'before-push: fail\n', ['policy-value-invalid 1:14-1:18']),

  row('no excuse', 'excuse: []\n'),
  row('an excuse without a list', 'excuse: {uuid: a1b2c3d}\n', ['policy-wrong-type 1:9-1:24']),
  row('an excuse that is a text', 'excuse: [a1b2c3d]\n', ['policy-wrong-type 1:10-1:17']),
  row('more excuses than anybody needs', `excuse:\n${'- {name: a, reason: r, until: 2026-12-31}\n'.repeat(1001)}`, [
    'policy-too-many 2:1-1002:42',
  ]),
  row('a uuid of digits alone', excuse('uuid: 1234567')),
  row('a uuid that looks like a number', excuse('uuid: [12345e7, 0000012]')),
  row('a uuid too short', excuse('uuid: a1b2c3'), ['policy-value-invalid 2:12-2:18']),
  row('a uuid of digits too short', excuse('uuid: 123456'), ['policy-value-invalid 2:12-2:18'], 'it takes any number'),
  row('a uuid with other letters', excuse('uuid: [a1b2c3d, a1b2c3z]'), ['policy-value-invalid 2:22-2:29']),
  row('no uuids', excuse('uuid: []'), ['policy-value-invalid 2:12-2:14']),
  row('a uuid that is a map', excuse('uuid: {a: b}'), ['policy-wrong-type 2:12-2:18']),
  row('more uuids than one may name', excuse(`uuid: [${'a1b2c3d,'.repeat(1001)}]`), ['policy-too-many 2:12-2:8022']),
  row('a name that begins with a star', excuse('name: *-lab'), ['policy-yaml-invalid 2:12-2:17']),
  row('a name that begins with a star, in quotes', excuse('name: "*-lab"')),
  row('a tag without a value', excuse('tag: site='), []),
  row('a tag with = in its value', excuse('tag: site=a=b')),
  row('a tag without =', excuse('tag: site'), ['policy-value-invalid 2:11-2:15']),
  row('a tag without a key', excuse('tag: "=lab"'), ['policy-value-invalid 2:11-2:17']),
  row('no devices', excuse('service: web'), ['policy-excuse-devices 2:5-2:49']),
  row('devices named twice', excuse('uuid: a1b2c3d, name: x'), ['policy-excuse-devices 2:5-2:59']),
  row('no reason', excuse('name: x', 'until: 2026-12-31'), ['policy-excuse-incomplete 2:5-2:33']),
  row('no last day', excuse('name: x', 'reason: r'), ['policy-excuse-incomplete 2:5-2:25']),
  row('neither', 'excuse:\n  - name: x\n', ['policy-excuse-incomplete 2:5-2:12']),
  row('a blank reason', excuse('name: x', 'reason: " ", until: 2026-12-31'), ['policy-value-invalid 2:23-2:26']),
  row('a reason that is a boolean', excuse('name: x', 'reason: true, until: 2026-12-31'), [
    'policy-wrong-type 2:23-2:27',
  ]),
  row('a reason of 1,000 characters', excuse('name: x', `reason: ${'r'.repeat(1000)}, until: 2026-12-31`)),
  row('a longer reason', excuse('name: x', `reason: ${'r'.repeat(1001)}, until: 2026-12-31`), [
    'policy-value-invalid 2:23-2:1024',
  ]),
  row('a service that is a list', excuse('name: x, service: [web]'), ['policy-wrong-type 2:24-2:29']),
  row('a requirement that is empty', excuse('name: x, requirement: ""'), ['policy-value-invalid 2:28-2:30']),

  row('the last day is today', excuse('name: x', 'reason: r, until: 2026-11-24')),
  row('the last day was yesterday', excuse('name: x', 'reason: r, until: 2026-11-23'), [
    'policy-excuse-over 2:33-2:43',
  ]),
  row('two years ahead', excuse('name: x', 'reason: r, until: 2028-11-24')),
  row(
    'over two years ahead',
    excuse('name: x', 'reason: r, until: 2028-11-25'),
    ['policy-excuse-too-long 2:33-2:43'],
    days,
  ),
  row('29 February of a leap year', excuse('name: x', 'reason: r, until: 2028-02-29')),
  row('30 February', excuse('name: x', 'reason: r, until: 2027-02-30'), ['policy-date-invalid 2:33-2:43'], days),
  row('month 13', excuse('name: x', 'reason: r, until: 2026-13-01'), ['policy-date-invalid 2:33-2:43']),
  row('a day in another order', excuse('name: x', 'reason: r, until: 31.12.2026'), ['policy-date-invalid 2:33-2:43']),
  row('a point in time', excuse('name: x', 'reason: r, until: 2026-12-31T00:00:00Z'), [
    'policy-date-invalid 2:33-2:53',
  ]),
  row('a day as a number', excuse('name: x', 'reason: r, until: 20261231'), ['policy-date-invalid 2:33-2:41']),
  row('no day at all', excuse('name: x', 'reason: r, until: '), ['policy-wrong-type 2:33-2:33']),

  row('facts without tags', 'facts: {}\n'),
  row('facts that are a list', 'facts: [l4t]\n', ['policy-wrong-type 1:8-1:13']),
  row('a tag of a fact that is empty', 'facts: {l4t: ""}\n', ['policy-value-invalid 1:14-1:16']),

  row('what aliases repeat is told once', 'excuse:\n  - &a {name: x, reason: r, until: 2026-11-23}\n  - *a\n', [
    'policy-excuse-over 2:36-2:46',
  ]),
  row('a merge key', 'excuse:\n  - &a {name: x, reason: r, until: 2026-12-31}\n  - {<<: *a, service: web}\n'),
  row('several things wrong, from the top', 'fail-on: x\nfleets: true\nfacts: {x: y}\n', [
    'policy-value-invalid 1:10-1:11',
    'policy-wrong-type 2:9-2:13',
    'policy-unknown-key 3:9-3:10',
  ]),
];

/** What is no YAML, so that there is nothing to hold a schema to. */
export const brokenTable: readonly Row[] = [
  row('an open quote', 'fleets: "acme\n', ['policy-yaml-invalid 2:1-2:1']),
  row('a key twice', 'fail-on: never\nfail-on: rejecting\n', ['policy-duplicate-key 2:1-2:8']),
  row('a key twice, and another mistake', 'fleets: a\nfleets: b\nfail-on: x\n', [
    'policy-duplicate-key 2:1-2:7',
    'policy-value-invalid 3:10-3:11',
  ]),
  row('two documents', 'fail-on: never\n---\nfail-on: rejecting\n', ['policy-several-documents 3:1-3:19']),
  row('a tag of YAML', 'fleets: !mine acme\n', ['policy-yaml-invalid 1:9-1:14']),
  row('a control character', 'fleets: a\u0000b\n', ['policy-yaml-invalid 1:10-1:11']),
  row('deeper than anybody writes', `fleets: ${'['.repeat(101)}${']'.repeat(101)}\n`, ['policy-too-deep 1:108-1:109']),
  row(
    'aliases that explode',
    `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]\n`).join('')}`,
    ['policy-alias-bomb 6:9-6:59'],
  ),
];
