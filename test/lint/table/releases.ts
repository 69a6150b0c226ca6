import { built, contract, contractText, labels, services } from '../linting.ts';
import type { Rows } from './rows.ts';

const l4t = '{type: sw.l4t, version: ">=32.4"}';
const withSlugs = (...slugs: readonly string[]) => {
  const names = slugs.map((_, index) => `s${index}`);
  const compose = `services:\n${names.map((name) => `  ${name}: {build: ./${name}}\n`).join('')}`;
  const files = slugs.map((slug, index) => [
    `s${index}/contract.yml`,
    contractText(slug, `{type: sw.supervisor, version: ">=1${index}"}`),
  ]);
  return { 'docker-compose.yml': compose, ...Object.fromEntries(files) };
};
const same = contractText('web', l4t);
const compose = (text: string, files: Record<string, string> = {}) => ({ 'docker-compose.yml': text, ...files });

const wideFirst = { 'cuda-any?': ['sw.l4t: ">=32.4"'], 'cuda-new?': ['sw.l4t: ">=35.1"'] };
const wideSecond = { 'cuda-new?': ['sw.l4t: ">=35.1"'], 'cuda-any?': ['sw.l4t: ">=32.4"'] };

export const releaseRows = {
  'slug-shared': {
    trips: [
      {
        files: withSlugs('a', 'a'),
        under: 'a',
        says: /s0\/contract\.yml and s1\/contract\.yml have the same slug, "a"/,
        related: ['a'],
      },
      {
        files: compose('services: {web: {build: ./web}}', {
          'web/contract.yml': same,
          'old/contract.yml': contractText('web'),
        }),
        under: 'web',
        says: /old\/contract\.yml and web\/contract\.yml|web\/contract\.yml and old\/contract\.yml/,
        related: ['web'],
      },
    ],
    misses: [
      ['slugs of their own', withSlugs('a', 'b')],
      ['labels, of which builders make slugs', services({ a: ['sw.l4t: "32.7"'], b: ['sw.l4t: "32.7"'] })],
      [
        'one file for two, which is told as such',
        compose('services: {a: {build: ./web}, b: {build: ./web}}', { 'web/contract.yml': same }),
      ],
    ],
  },
  'slug-spaced': {
    trips: [
      { files: withSlugs('enforce-l4t 32.6'), under: 'enforce-l4t 32.6', says: /has a space in it/ },
      { files: { Dockerfile: '', 'contract.yml': contractText('"a\\tb"') }, under: '"a\\tb"', says: /space/ },
    ],
    misses: [
      ['hyphens and points', withSlugs('enforce-l4t-32.6')],
      ['a name with blanks', { Dockerfile: '', 'contract.yml': 'type: sw.container\nslug: a\nname: A container\n' }],
    ],
  },
  'contracts-identical': {
    trips: [
      {
        files: compose('services: {a: {build: ./a}, b: {build: ./b}}', {
          'a/contract.yml': same,
          'b/contract.yml': same,
        }),
        under: 'web',
        says: /a\/contract\.yml and b\/contract\.yml are identical\. Supervisors from 10\.4\.1 to below 10\.6\.0 reject/,
        related: ['web'],
      },
      {
        files: compose('services: {a: {build: ./a}, b: {build: ./b}}', {
          'a/contract.yml': 'type: sw.container\nslug: x\nname: x\n',
          'b/contract.yml': '# the same\nname: "x"\nslug: x\ntype: sw.container\n',
        }),
        under: 'x',
        says: /identical/,
        related: ['x'],
      },
    ],
    misses: [
      [
        'one file for two, which is told as such',
        compose('services: {a: {build: ./web}, b: {build: ./web}}', { 'web/contract.yml': same }),
      ],

      ['the same slug alone', withSlugs('a', 'a')],
      [
        'one that nobody builds',
        compose('services: {a: {build: ./a}}', { 'a/contract.yml': same, 'b/contract.yml': same }),
      ],
    ],
  },
  'context-shared': {
    trips: [
      {
        files: compose('services:\n  a: {build: ./web}\n  b: {build: ./web}\n', { 'web/contract.yml': same }),
        under: 'build: ./web',
        says: /Services a and b are built from one directory, so web\/contract\.yml counts for both.*10\.6\.0 reject/,
        related: [same.trimEnd()],
      },
      {
        files: compose('services:\n  a: {build: .}\n  b:\n    build:\n      context: .\n      target: b\n', {
          'contract.yml': same,
        }),
        under: 'build:\n      context: .\n      target: b',
        says: /contract\.yml counts for both/,
        related: [same.trimEnd()],
      },
    ],
    misses: [
      ['contexts of their own', built({ a: [l4t], b: [l4t] })],
      [
        'a contract that requires nothing',
        compose('services: {a: {build: .}, b: {build: .}}', { 'contract.yml': contractText('web') }),
      ],
    ],
  },
  'variants-overlap': {
    trips: [
      {
        files: services({
          'cuda-a?': ['hw.device-type: jetson-nano'],
          'cuda-b?': ['sw.l4t: ">=32.7"'],
          'cuda-c?': ['hw.device-type: jetson-tx2'],
        }),
        under: 'io.balena.features.requires.sw.l4t: ">=32.7"',
        says: /cuda-a and cuda-b look like variants of one service, and some devices run both, such as jetson-nano with L4T 32\.7\.0/,
        related: ['io.balena.features.requires.hw.device-type: jetson-nano'],
      },
      {
        files: built({
          'cuda_a?': ['{type: sw.l4t, version: ">=32.4 <35"}'],
          'cuda_b?': ['{type: sw.l4t, version: ">=32.7"}'],
        }),
        under: '{type: sw.l4t, version: ">=32.7"}',
        says: /run both/,
        related: ['{type: sw.l4t, version: ">=32.4 <35"}'],
      },
    ],
    misses: [
      ['a first one that runs wherever the second does', services(wideFirst)],
      ['a second one that runs wherever the first does', services(wideSecond)],
      ['variants that exclude each other', services({ 'cuda-a?': ['sw.l4t: "<35"'], 'cuda-b?': ['sw.l4t: ">=35"'] })],
      [
        'services of their own that need the same',
        services({ 'watch-cpu?': ['arch.sw: aarch64'], 'watch-gpu?': ['arch.sw: aarch64'] }),
      ],
      [
        'services of other names',
        services({ 'player?': ['arch.sw: aarch64'], 'sensor?': ['hw.device-type: jetson-nano'] }),
      ],
      [
        'what is decided by facts of which all are possible',
        services({ 'a-x?': ['sw.supervisor: "<15"'], 'a-y?': ['sw.supervisor: ">=14"'] }),
      ],
    ],
  },
  'variants-uncovered': {
    trips: [
      {
        files: services({ 'ai-nano?': ['hw.device-type: jetson-nano'], 'ai-pi?': ['hw.device-type: raspberrypi4-64'] }),
        under: 'io.balena.features.requires.hw.device-type: jetson-nano',
        says: /The variants of ai leave out \d+ of the \d+ known device types of aarch64\. Such a device accepts the release and runs none of them/,
      },
      {
        files: services({ 'ai-old?': ['sw.l4t: "32.6"'], 'ai-new?': ['sw.l4t: "32.7"'] }),
        under: 'io.balena.features.requires.sw.l4t: "32.6"',
        says: /, and L4T 27\.1\.0, .* of others, such as /,
      },
    ],
    misses: [
      ['a first one that runs wherever the second does', services(wideFirst)],
      ['a second one that runs wherever the first does', services(wideSecond)],
      [
        'services that are not optional',
        services({ 'ai-a': ['hw.device-type: jetson-nano'], 'ai-b': ['hw.device-type: raspberrypi4-64'] }),
      ],

      ['one for each', services({ 'ai-a?': ['arch.sw: aarch64'], 'ai-b?': ['arch.sw: amd64'] })],
      ['no variants', services({ 'ai-a?': ['hw.device-type: jetson-nano'], b: [] })],
    ],
  },
  'contract-stray': {
    trips: [
      {
        files: compose('services: {web: {build: ./web}}', { 'web/Dockerfile': '', 'contract.yml': same }),
        under: '',
        says: /^contract\.yml is a service's contract, but no service is built from the source directory.*nothing is required/,
      },
      {
        files: compose('services: {web: {image: x}}', { 'web/contract.yml': same }),
        under: '',
        says: /service web is an image and not built from there.*write labels instead/,
      },
      {
        files: compose('services: {web: {image: x}}', { 'old/contract.yaml': same }),
        under: '',
        says: /no service is built from old/,
      },
    ],
    misses: [
      ["a service's own", built({ web: [l4t] })],
      [
        "another tool's",
        compose('services: {web: {image: x}}', {
          'contract.yml': 'type: sw.block\n',
          'web/contract.yml': 'asyncapi: 3\n',
        }),
      ],
    ],
  },
  'contract-foreign': {
    trips: [
      {
        files: compose('services: {web: {image: x}}', { 'contract.yml': 'type: sw.supervisor\nvariants: []\n' }),
        under: '',
        says: /has the type "sw\.supervisor" and no service is built from here, so it is taken for another tool's/,
      },
      {
        files: compose('services: {web: {image: x}}', { 'contract.yml': 'asyncapi: 3.0.0\n' }),
        under: '',
        says: /has no type/,
      },
    ],
    misses: [
      ['one in another directory', compose('services: {web: {image: x}}', { 'web/contract.yml': 'asyncapi: 3.0.0\n' })],

      ["a service's contract", compose('services: {web: {image: x}}', { 'contract.yml': same })],
      [
        'one in a build context, which the builder refuses',
        { Dockerfile: '', 'contract.yml': 'type: sw.block\nname: a\nslug: a\n' },
      ],
      ['what is no YAML', compose('services: {web: {image: x}}', { 'contract.yml': 'a: [' })],
    ],
  },
  'compose-field-refused': {
    trips: [
      {
        files: compose(
          'services:\n  a: {image: x, links: [b]}\n  b:\n    image: x\n    volumes: ["./data:/data", "named:/x"]\n',
        ),
        under: 'links: [b]',
        says: /^Builders refuse links and a bind mount, whatever the contracts say\. Leave them out\.$/,
        related: ['"./data:/data"'],
      },
      {
        files: compose('services: {a: {image: x}}\nsecrets: {s: {file: s}}\n'),
        under: 'secrets: {s: {file: s}}',
        says: /top-level secrets/,
      },
      {
        files: compose(
          'services:\n  a:\n    image: x\n    volumes:\n      - {type: bind, source: /data, target: /data}\n',
        ),
        under: '{type: bind, source: /data, target: /data}',
        says: /a bind mount, .* Leave it out/,
      },
      {
        files: compose('services: {a: {build: {context: ., network: host}}}', { Dockerfile: '' }),
        under: 'network: host',
        says: /build\.network/,
      },
    ],
    misses: [
      ['what they take', labels('sw.l4t: ">=32.4"')],
      [
        'named volumes, and mounts that become labels',
        compose(
          'services: {a: {image: x, volumes: ["data:/data", "/run/dbus:/run/dbus", "/cache", {type: volume, source: data, target: /x}]}}',
        ),
      ],
      ['what is empty', compose('services: {a: {image: x, links: [], deploy: {}, stdin_open: false, scale: 0}}')],
    ],
  },
  'ignore-unused': {
    trips: [
      {
        files: contract('{type: sw.l4t, version: "32.7"} # balena-contracts-ignore: range-empty none is'),
        under: '# balena-contracts-ignore: range-empty none is',
        says: /Nothing here is told as range-empty/,
      },
      {
        files: contract('{type: sw.l4t, version: "==0"} # balena-contracts-ignore: l4t-absence'),
        under: '# balena-contracts-ignore: l4t-absence',
        says: /gives no reason/,
      },
      {
        files: contract('{type: sw.l4t} # balena-contracts-ignore: rnage-empty why'),
        under: '# balena-contracts-ignore: rnage-empty why',
        says: /There is no code "rnage-empty".*Write range-empty/,
      },
      {
        files: compose(
          '# balena-contracts-ignore: yaml-duplicate-key I know\nservices: {a: {image: x}, a: {image: y}}\n',
        ),
        under: '# balena-contracts-ignore: yaml-duplicate-key I know',
        says: /leaves it open what a device would get, and can't be silenced/,
      },
      {
        files: contract('{type: sw.l4t} # balena-contracts-ignore:'),
        under: '# balena-contracts-ignore:',
        says: /names no code/,
      },
    ],
    misses: [
      [
        'the words in a string and in a block of text',
        {
          'docker-compose.yml':
            'services:\n  web:\n    image: x\n    environment:\n      NOTE: "text # balena-contracts-ignore: asked-by-name so"\n      MORE: |\n        # balena-contracts-ignore: asked-by-name so\n',
        },
      ],
      ['on the line', contract('{type: sw.l4t, version: "==0"} # balena-contracts-ignore: l4t-absence a test')],
      [
        'on the line above',
        {
          Dockerfile: '',
          'contract.yml': `${contractText('a b').replace('slug', '# balena-contracts-ignore: slug-spaced old\nslug')}`,
        },
      ],
      [
        'two of them above',
        {
          Dockerfile: '',
          'contract.yml': `${contractText('web')}requires:\n  # balena-contracts-ignore: l4t-absence a test\n  # balena-contracts-ignore: range-cuts-elsewhere another\n  - {type: sw.l4t, version: "<=5"}\n`,
        },
      ],
      ['no such comment', contract('{type: sw.l4t} # balena-contracts: nothing')],
    ],
  },
} satisfies Record<string, Rows>;
