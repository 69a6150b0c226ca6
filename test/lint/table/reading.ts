import { contract, contractText, labels } from '../linting.ts';
import type { Rows } from './rows.ts';

const l4t = '{type: sw.l4t, version: ">=32.4"}';
const of = (type: string, more = '') => ({
  Dockerfile: '',
  'contract.yml': `type: ${type}\nslug: web\nname: Web\n${more}requires:\n  - ${l4t}\n`,
});

/** What reading tells that people take for a trap: it is shown, and explained in docs/lint.md, with the rest. */
export const readingRows = {
  'contract-invalid': {
    trips: [
      {
        files: of('sw.l4t'),
        under: 'type: sw.l4t',
        says: /What is asked of a device stands under "requires"/,
        fixed: 'type: sw.container',
      },
      {
        files: of('"hw.device-type" # sic'),
        under: 'type: "hw.device-type"',
        says: /has the type "hw\.device-type"/,
        fixed: 'type: sw.container # sic',
      },
      {
        files: of('sw.block'),
        under: 'type: sw.block',
        says: /keep a file that is for another tool out of the build context/,
      },
      // another tool's, for it requires nothing
      {
        files: { Dockerfile: '', 'contract.yml': 'type: sw.supervisor\nslug: a\nname: a\nvariants: []\n' },
        under: 'type: sw.supervisor',
        says: /another tool/,
      },
    ],
    misses: [
      ['the type', contract(l4t)],
      ['such a requirement', contract('{type: sw.supervisor, version: ">=12.1"}')],
    ],
  },
  'file-not-sent': {
    trips: [
      {
        files: { ...contract(l4t), '.dockerignore': '*\n!src\n' },
        under: '',
        says: /is left out by \.dockerignore.*Add a line "!contract\.yml"/,
      },
      {
        files: {
          'docker-compose.yml': 'services: {a: {build: ./a}}',
          'a/contract.yml': contractText('a', l4t),
          '.dockerignore': '**/*.yml\n',
        },
        under: '',
        says: /a\/contract\.yml is left out/,
      },
    ],
    misses: [
      ['an exception for it', { ...contract(l4t), '.dockerignore': '*\n!contract.yml\n' }],
      ['a file that leaves out something else', { ...contract(l4t), '.dockerignore': 'node_modules\n' }],
    ],
  },
  'compose-field-new': {
    trips: [
      {
        files: { 'docker-compose.yml': 'services: {a: {image: x, cpus: 0.5}}' },
        under: 'cpus: 0.5',
        says: /require "sw\.spec" of each device/,
      },
      {
        files: { 'docker-compose.yml': 'services: {a: {image: x, healthcheck: {start_interval: 5s}}}' },
        under: 'start_interval: 5s',
        says: /healthcheck\.start_interval/,
      },
    ],
    misses: [
      [
        'older fields',
        { 'docker-compose.yml': 'services: {a: {image: x, cpu_quota: 50000, healthcheck: {interval: 5s}}}' },
      ],
      ['labels', labels('sw.l4t: ">=32.4"')],
    ],
  },
} satisfies Record<string, Rows>;
