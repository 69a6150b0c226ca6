import { built, contract, contractText, labels, services } from '../linting.ts';
import type { Rows } from './rows.ts';

const optional = 'io.balena.features.optional';

export const labelRows = {
  'requirement-label-unknown': {
    trips: [
      {
        files: labels('sw.arch: aarch64'),
        under: 'io.balena.features.requires.sw.arch',
        says: /of service web is none that builders know.*nothing is required\. Did you mean io\.balena\.features\.requires\.arch\.sw\?$/,
        fixed: '      io.balena.features.requires.arch.sw: aarch64',
      },
      {
        files: labels('hw.devicetype: jetson-nano'),
        under: 'io.balena.features.requires.hw.devicetype',
        says: /Did you mean io\.balena\.features\.requires\.hw\.device-type\?$/,
        fixed: '      io.balena.features.requires.hw.device-type: jetson-nano',
      },
      {
        files: labels('io.resin.features.requires.sw.l4t: ">=32.4"'),
        under: 'io.resin.features.requires.sw.l4t',
        says: /Did you mean io\.balena\.features\.requires\.sw\.l4t\?$/,
        fixed: '      io.balena.features.requires.sw.l4t: ">=32.4"',
      },
      // a slip of the pen is no certainty, and neither is a value that the right label wouldn't take
      {
        files: labels('sw.supervisr: ">=12"'),
        under: 'io.balena.features.requires.sw.supervisr',
        says: /sw\.supervisor\?$/,
      },
      { files: labels('sw.arch: arm64'), under: 'io.balena.features.requires.sw.arch', says: /arch\.sw\?$/ },
      {
        files: labels('sw.arch: aarch64', 'arch.sw: aarch64'),
        under: 'io.balena.features.requires.sw.arch',
        says: /arch\.sw\?$/,
      },
      {
        files: labels('gpu: nvidia'),
        under: 'io.balena.features.requires.gpu',
        says: /end in arch\.sw, hw\.device-type, .*\.$/,
      },
      {
        files: {
          'docker-compose.yml':
            'services:\n  web:\n    image: x\n    labels: ["io.balena.features.requires.sw.arch=rpi"]\n',
        },
        under: 'io.balena.features.requires.sw.arch',
        says: /arch\.sw/,
        fixed: '    labels: ["io.balena.features.requires.arch.sw=rpi"]',
      },
    ],
    misses: [
      ['one that builders know', labels('arch.sw: aarch64')],
      ['another of balena', labels('io.balena.features.dbus: "1"', 'io.balena.features.supervisor-api: "1"')],
      ['another of anybody', labels('io.acme.features.requires.sw.arch: x')],
    ],
  },
  'optional-label-unknown': {
    trips: [
      {
        files: labels('io.resin.features.optional: "1"', 'sw.l4t: ">=32.4"'),
        under: 'io.resin.features.optional',
        says: /means nothing to any Supervisor.*the whole release is rejected/,
        fixed: '      io.balena.features.optional: "1"',
      },
      {
        files: labels('io.balena.features.optinal: "1"'),
        under: 'io.balena.features.optinal',
        says: /The label is io\.balena\.features\.optional\.$/,
        fixed: '      io.balena.features.optional: "1"',
      },
      {
        files: labels('io.balena.optional: on'),
        under: 'io.balena.optional',
        says: /isn't optional/,
        fixed: '      io.balena.features.optional: on',
      },
    ],
    misses: [
      ['the label', labels(`${optional}: "1"`, 'sw.l4t: ">=32.4"')],
      ['an old one beside it', labels(`${optional}: "1"`, 'io.resin.features.optional: "1"', 'sw.l4t: ">=32.4"')],
      ['one that says no', labels('io.resin.features.optional: "0"')],
      ['another feature', labels('io.resin.features.dbus: "1"')],
    ],
  },
  'optional-value-untrue': {
    trips: [
      {
        files: labels(`${optional}: yes`, 'sw.l4t: ">=32.4"'),
        under: 'yes',
        says: /has the value "yes", which no Supervisor takes for true.*1, true and on\.$/,
        fixed: `      ${optional}: "true"`,
      },
      {
        files: labels(`${optional}: 'Yes'`),
        under: "'Yes'",
        says: /"Yes"/,
        fixed: `      ${optional}: 'true'`,
      },
      { files: labels(`${optional}: "1 "`), under: '"1 "', says: /"1 "/, fixed: `      ${optional}: "true"` },
      { files: labels(`${optional}: 2`), under: '2', says: /"2"/ },
      { files: labels(`${optional}:`), under: `${optional}:`, says: /has no value/ },
      {
        files: { 'docker-compose.yml': `services:\n  web:\n    image: x\n    labels:\n      - ${optional}=yes\n` },
        under: 'yes',
        says: /"yes"/,
        fixed: `      - ${optional}=true`,
      },
    ],
    misses: [
      ['1, true, on in any case', services({ 'a?': [], b: [`${optional}: True`], c: [`${optional}: "ON"`] })],
      ['what says no', services({ a: [`${optional}: "0"`], b: [`${optional}: false`], c: [`${optional}: off`] })],
      ['a variable that is not set, which is told as such', labels(`${optional}: $NOTHING`)],
    ],
  },
  'optional-without-contract': {
    trips: [
      {
        files: labels(`${optional}: "1"`),
        under: `${optional}: "1"`,
        says: /runs on every device as if it weren't optional/,
      },
      { files: built({ 'web?': [] }), under: `${optional}: "1"`, says: /requires nothing/ },
    ],
    misses: [
      [
        'with a contract that the builder refuses',
        {
          'docker-compose.yml': `services: {web: {build: ., labels: {${optional}: "1"}}}`,
          'contract.yml': 'type: sw.block\nname: a\nslug: a\n',
        },
      ],

      [
        'with requirements under a key that is misspelled, which is told as such',
        {
          ...built({ 'web?': [] }),
          'web/contract.yml': `${contractText('web')}require:\n  - {type: sw.l4t, version: ">=32.4"}\n`,
        },
      ],
      ['with requirement labels', labels(`${optional}: "1"`, 'sw.l4t: ">=32.4"')],
      ['with a contract file', built({ 'web?': ['{type: sw.l4t, version: ">=32.4"}'] })],
      [
        'with a context that is not there, where a contract may be',
        { 'docker-compose.yml': `services:\n  web: {build: ./web, labels: {${optional}: "1"}}\n` },
      ],
      ['with a label that is misspelled, which is told as such', labels(`${optional}: "1"`, 'sw.arch: rpi')],
      ['not optional', labels(`${optional}: "0"`)],
    ],
  },
  'needs-newer-supervisor': {
    trips: [
      {
        files: contract('or: [{type: arch.sw, slug: rpi}, {type: sw.supervisor, version: ">=15"}]'),
        under: '{type: arch.sw, slug: rpi}',
        says: /^A list of alternatives \(or\) needs Supervisor 17\.4\.2: .* what is written; older ones don't look\. Until then devices below 10\.4\.0 run the service whatever they are, and from 10\.4\.0 they keep the release that they have\.$/,
      },

      {
        files: labels('hw.device-type: jetson-nano'),
        under: 'io.balena.features.requires.hw.device-type: jetson-nano',
        says: /^A requirement of hw\.device-type needs Supervisor 14\.11\.0: Supervisors from 10\.6\.13 to below 11\.1\.0 refuse the whole release, from 11\.1\.0 they find it met by no device, and from 14\.11\.0 on they do what is written; older ones don't look\. \(The documentation says 11\.1\.0; it is 14\.11\.0\.\) Until then devices below 10\.6\.13 run the service whatever they are, and from 10\.6\.13 they keep the release that they have\.$/,
      },
      {
        files: labels('arch.sw: aarch64'),
        under: 'io.balena.features.requires.arch.sw: aarch64',
        says: /needs Supervisor 14\.11\.0: Supervisors from 10\.6\.13 to below 14\.11\.0 refuse.*documentation says 14\.10\.11/,
      },
      {
        files: labels('sw.balena-os: ">=6"'),
        under: 'io.balena.features.requires.sw.balena-os: ">=6"',
        says: /makes a list of alternatives \(or\) of sw\.os, which needs Supervisor 17\.4\.2/,
      },
      {
        files: contract('{type: sw.kernel, slug: linux, version: ">=5.4"}'),
        under: '{type: sw.kernel, slug: linux, version: ">=5.4"}',
        says: /sw\.kernel needs Supervisor 17\.4\.0/,
      },
      {
        files: contract('or: [{type: sw.l4t, version: ">=35.1"}, {type: sw.supervisor, version: ">=15"}]'),
        under: '{type: sw.l4t, version: ">=35.1"}',
        says: /^A list of alternatives \(or\) needs Supervisor 17\.4\.2/,
      },
      {
        files: services({ 'a?': ['arch.sw: rpi'], 'b?': ['arch.sw: amd64', 'sw.supervisor: ">=17"'] }),
        under: 'io.balena.features.requires.arch.sw: rpi',
        says: /14\.11\.0/,
        related: ['io.balena.features.requires.arch.sw: amd64'],
      },
      // a contract file that services share is one place
      {
        files: {
          'docker-compose.yml': `services: {a: {build: ./a}, b: {build: ./b}, c: {build: ./b}, d: {build: ./a}}\n`,
          'a/contract.yml': contractText('a', '{type: arch.sw, slug: rpi}'),
          'b/contract.yml': contractText('b', '{type: arch.sw, slug: amd64}'),
        },
        under: '{type: arch.sw, slug: rpi}',
        says: /14\.11\.0/,
        related: ['{type: arch.sw, slug: amd64}'],
      },
      {
        files: services(
          Object.fromEntries(Array.from({ length: 31 }, (_, index) => [`s${index}?`, [`arch.sw: rpi # ${index}`]])),
        ),
        under: 'io.balena.features.requires.arch.sw: rpi',
        says: /14\.11\.0/,
        related: Array(30).fill('io.balena.features.requires.arch.sw: rpi'),
      },
      {
        files: contract('{type: sw.l4t}'),
        under: '{type: sw.l4t}',
        says: /17\.0\.3: .*from 10\.6\.17 they find it met by every device.*from 10\.6\.13 they do what is written, and from 10\.6\.17 they run the service whatever they are\.$/,
      },
      {
        files: services({ 'a?': ['hw.device-type: jetson-nano'], b: ['hw.device-type: jetson-tx2'] }),
        under: 'io.balena.features.requires.hw.device-type: jetson-nano',
        says: /from 10\.6\.13 they keep the release that they have, and from 11\.1\.0 they take the release and leave the service out, and one that ran is stopped\.$/,
      },
      {
        files: services({ 'a?': ['hw.device-type: jetson-nano'], b: ['hw.device-type: jetson-tx2'] }),
        under: 'io.balena.features.requires.hw.device-type: jetson-tx2',
        says: /and from 10\.6\.13 they keep the release that they have\.$/,
      },
    ],
    misses: [
      ['L4T', labels('sw.l4t: ">=32.4"')],
      ['a number for a version, which is told as such', contract('{type: sw.l4t, version: 32.2}')],

      ['what all that know contracts understand', labels('sw.supervisor: ">=12"', 'sw.l4t: ">=32.4"')],
      ['a needed service that asks for such a Supervisor', labels('arch.sw: rpi', 'sw.supervisor: ">=14.11.0"')],
      ['a type that no Supervisor knows', contract('{type: sw.foo}')],
      [
        'what the newest one does not do either, which is told as such',
        contract(
          '{type: sw.l4t, slug: sw.l4t}',
          '{type: sw.l4t, or: [{type: sw.l4t}]}',
          '{type: hw.device-type, data: {arch: aarch64}}',
          '{type: arch.sw}',
        ),
      ],
      [
        'what is asked for by name, which is told as such',
        contract('{type: arch.sw, name: arm64}', '{type: hw.device-type, name: jetson-nano}'),
      ],
    ],
  },
  'needs-newer-cli': {
    trips: [
      {
        files: labels('sw.l4t: ">=32.4"'),
        under: 'io.balena.features.requires.sw.l4t: ">=32.4"',
        says: /balena CLI 21 or newer/,
      },
      {
        files: labels('sw.linux: ">=5.4"'),
        under: 'io.balena.features.requires.sw.linux: ">=5.4"',
        says: /balena CLI 25 or newer/,
      },
    ],
    misses: [
      ['a contract file', contract('{type: sw.l4t, version: ">=32.4"}')],
      ['a label that is no requirement', labels('io.balena.features.dbus: "1"')],
    ],
  },
} satisfies Record<string, Rows>;
