import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Inputs, readInputs } from '../../../action/inputs/inputs.ts';

const defaults: Inputs = {
  mode: 'check',
  fleets: [],
  balenaToken: undefined,
  apiUrl: 'https://api.balena-cloud.com',
  source: '.',
  hasSource: false,
  devices: undefined,
  policy: undefined,
  failOn: undefined,
  maxRejecting: undefined,
  annotations: 'auto',
  comment: 'auto',
  summary: true,
  names: 'show',
  reportFile: undefined,
  sarifFile: undefined,
  pageFile: undefined,
  githubToken: undefined,
  since: undefined,
  part: undefined,
  reports: undefined,
  issue: 'off',
  auditName: 'fleets',
  issueLabels: ['balena-contracts'],
  issueAssignees: [],
};

const read = (given: Readonly<Record<string, string>>) => readInputs((name) => given[name] ?? '');

const action: { inputs: Record<string, { default: string; description: string }>; outputs: Record<string, unknown> } =
  parse(readFileSync(join(import.meta.dirname, '..', '..', '..', 'action.yml'), 'utf8'));

describe('the inputs of the Action', () => {
  const accepted: readonly (readonly [name: string, given: string, is: Partial<Inputs>])[] = [
    ['fleet', 'acme/kiosk', { fleets: ['acme/kiosk'] }],
    ['fleet', ' acme/kiosk , acme/lobby\n\nacme/kiosk\n', { fleets: ['acme/kiosk', 'acme/lobby'] }],
    ['balena-token', ' t0ken\n', { balenaToken: 't0ken' }],
    ['environment', 'balena-staging.com', { apiUrl: 'https://api.balena-staging.com' }],
    ['environment', 'http://127.0.0.1:8080/', { apiUrl: 'http://127.0.0.1:8080' }],
    ['environment', 'https://user:secret@api.example.com', { apiUrl: 'https://api.example.com' }],
    ['source', 'apps/kiosk', { source: 'apps/kiosk', hasSource: true }],
    ['devices', '/data/fleet.json', { devices: '/data/fleet.json' }],
    ['policy', 'policy.yml', { policy: 'policy.yml' }],
    ['fail-on', 'rejecting\nunknown', { failOn: ['rejecting', 'unknown'] }],
    ['fail-on', 'unprotected, newly-rejecting', { failOn: ['unprotected', 'newly-rejecting'] }],
    ['fail-on', 'never', { failOn: [] }],
    ['fail-on', ' , \n,', {}],
    ['max-rejecting', '5', { maxRejecting: { devices: 5 } }],
    ['max-rejecting', '2.5%', { maxRejecting: { percent: 2.5 } }],
    ['annotations', 'check-run', { annotations: 'check-run' }],
    ['annotations', 'commands', { annotations: 'commands' }],
    ['annotations', 'off', { annotations: 'off' }],
    ['comment', 'always', { comment: 'always' }],
    ['comment', 'off', { comment: 'off' }],
    ['summary', 'false', { summary: false }],
    ['summary', 'True', { summary: true }],
    ['names', 'count', { names: 'count' }],
    ['names', 'hash', { names: 'hash' }],
    ['report-file', 'out/report.json', { reportFile: 'out/report.json' }],
    ['sarif-file', 'out/report.sarif', { sarifFile: 'out/report.sarif' }],
    ['page-file', 'out/audit.html', { pageFile: 'out/audit.html' }],
    ['github-token', 'ghs_1', { githubToken: 'ghs_1' }],
    ['mode', 'audit', { mode: 'audit' }],
    ['mode', 'plan', { mode: 'plan' }],
    ['mode', 'merge', { mode: 'merge' }],
    ['since', 'last.json', { since: 'last.json' }],
    ['part', '2/5', { part: { part: 2, of: 5 } }],
    ['reports', 'parts', { reports: 'parts' }],
    ['issue', 'auto', { issue: 'auto' }],
    ['audit-name', 'shops', { auditName: 'shops' }],
    ['issue-labels', 'a, b', { issueLabels: ['a', 'b'] }],
    ['issue-assignees', 'ada', { issueAssignees: ['ada'] }],
  ];
  for (const [name, given, is] of accepted) {
    it(`takes ${name} ${JSON.stringify(given)}`, () =>
      assert.deepEqual(read({ [name]: given }), { ...defaults, ...is }));
  }

  const refused: readonly (readonly [name: string, given: string, message: string])[] = [
    ['mode', 'audits', 'The input mode is "audits". It may be check, audit, plan or merge.'],
    ['issue', 'on', 'The input issue is "on". It may be off or auto.'],
    ...['0/5', '6/5', '2', 'x'].map(
      (part) =>
        [
          'part',
          part,
          `The input part is "${part}". Write which part of how many it is, such as 2/5, as the plan says.`,
        ] as const,
    ),
    ['annotations', 'yes', 'The input annotations is "yes". It may be auto, check-run, commands or off.'],
    ['comment', 'on', 'The input comment is "on". It may be auto, always or off.'],
    ['summary', 'no', 'The input summary is "no". It may be true or false.'],
    ['names', 'hide', 'The input names is "hide". It may be show, count or hash.'],
    [
      'fail-on',
      'rejects',
      'The input fail-on is "rejects". It may be rejecting, newly-rejecting, unprotected, unknown or never.',
    ],
    ['fail-on', 'never, unknown', 'The input fail-on names "never" beside others. Write "never" alone, or the others.'],
    [
      'max-rejecting',
      'five',
      'The input max-rejecting is "five". Write a whole number of devices, such as 5, or a percentage, such as 2%.',
    ],
    [
      'max-rejecting',
      '101%',
      'The input max-rejecting is "101%". Write a whole number of devices, such as 5, or a percentage, such as 2%.',
    ],
    [
      'environment',
      'balena-cloud.com/v7',
      'The input environment is no domain and no address of an API. Write a domain such as balena-cloud.com, or the address of an API such as https://api.balena.example.com.',
    ],
    [
      'environment',
      'ftp://api.example.com',
      'The input environment is no domain and no address of an API. Write a domain such as balena-cloud.com, or the address of an API such as https://api.balena.example.com.',
    ],
    [
      'environment',
      'user:secret@balena-cloud.com',
      'The input environment is no domain and no address of an API. Write a domain such as balena-cloud.com, or the address of an API such as https://api.balena.example.com.',
    ],
    [
      'balena-token',
      'two parts',
      'The input balena-token holds a blank, a line break or another character that no token has. Store the secret again, in one line.',
    ],
    [
      'github-token',
      'a\nb',
      'The input github-token holds a blank, a line break or another character that no token has. Store the secret again, in one line.',
    ],
    ['names', 'x'.repeat(1000), `The input names is "${'x'.repeat(100)}…". It may be show, count or hash.`],
  ];
  for (const [name, given, message] of refused) {
    it(`refuses ${name} ${JSON.stringify(given.slice(0, 30))}`, () =>
      assert.throws(() => read({ [name]: given }), { code: 'input-invalid', message }));
  }

  it('refuse one file for two reports', () => {
    for (const name of ['sarif-file', 'page-file']) {
      const message = `The input ${name} is the same file as report-file. Name another one.`;
      assert.throws(() => read({ 'report-file': 'r.json', [name]: 'r.json' }), { code: 'input-invalid', message });
    }
  });

  it('take their defaults where they are empty or missing, in the code as in action.yml', () => {
    assert.deepEqual(read({}), defaults);
    assert.deepEqual(
      readInputs(() => '  '),
      defaults,
    );
    const { 'github-token': token, ...others } = action.inputs;
    assert.match(token?.default ?? '', /^\$\{\{ github\.token \}\}$/);
    assert.deepEqual(
      readInputs((name) => others[name]?.default ?? ''),
      defaults,
    );
  });

  it('are those of action.yml, each with a description, in the order of the code', () => {
    const asked: string[] = [];
    readInputs((name) => {
      asked.push(name);
      return '';
    });
    assert.deepEqual(new Set(asked), new Set(Object.keys(action.inputs)));
    for (const { description } of Object.values(action.inputs)) assert.match(description, /^[A-Z].*\.$/s);
  });
});
