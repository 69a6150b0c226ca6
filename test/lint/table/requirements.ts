import { built, contract, contractText, labels, services } from '../linting.ts';
import type { Rows } from './rows.ts';

const withKey = (line: string) => ({ Dockerfile: '', 'contract.yml': `${contractText('web')}${line}\n` });

export const requirementRows = {
  'requires-misspelled': {
    trips: [
      {
        files: withKey('require:\n  - type: sw.l4t\n    version: ">=32.4"'),
        under: 'require',
        says: /Nobody reads the key "require".*nothing is required/,
        fixed: 'requires:',
      },
      {
        files: withKey('Requirements: [{type: sw.l4t}]'),
        under: 'Requirements',
        says: /"requires"/,
        fixed: 'requires: [{type: sw.l4t}]',
      },
      { files: withKey('"reqiures":\n  - type: sw.l4t'), under: '"reqiures"', says: /reqiures/, fixed: '"requires":' },
    ],
    misses: [
      ['a text under another key', withKey('required: nothing')],

      ['the key', contract('{type: sw.l4t, version: ">=32.4"}')],
      ['beside the key', withKey('requires: []\nrequire: []')],
      ['another key', withKey('description: none\ntags: []')],
    ],
  },
  'requirement-invalid': {
    trips: [
      {
        files: contract('not: [{type: hw.device-type, slug: jetson-nano}]'),
        under: 'not: [{type: hw.device-type, slug: jetson-nano}]',
        says: /No Supervisor knows "not".*Supervisors from 10\.4\.1 on refuse the whole release/,
      },
      { files: contract('sw.l4t'), under: 'sw.l4t', says: /no map of keys and values/ },
      { files: contract('{version: ">=32"}'), under: '{version: ">=32"}', says: /has no type.*sw\.l4t/ },
      { files: contract('or: {type: sw.l4t}'), under: '{type: sw.l4t}', says: /under "or" is no list/ },
      { files: contract('or: [{slug: a}, {type: sw.l4t}]'), under: '{slug: a}', says: /has no type/ },
      { files: withKey('requires: {type: sw.l4t}'), under: '{type: sw.l4t}', says: /under "requires" is no list/ },
    ],
    misses: [
      ['plain ones and alternatives', contract('{type: sw.l4t}', 'or: [{type: sw.l4t}, {type: sw.supervisor}]')],
      ['an empty list', withKey('requires: []')],
      ['nothing under the key', withKey('requires:')],
    ],
  },
  'value-not-text': {
    trips: [
      {
        files: contract('{type: sw.l4t, version: 32.2}'),
        under: '32.2',
        says: /The version is a number and no text: Supervisors from 10\.4\.1 on refuse the whole release; older ones don't look\. Put it in quotes: "32\.2"\.$/,
        fixed: '  - {type: sw.l4t, version: "32.2"}',
      },
      {
        files: {
          Dockerfile: '',
          'contract.yml': `${contractText('web')}requires:\n  - type: sw.supervisor\n    version: 14 # new enough\n`,
        },
        under: '14',
        says: /number/,
        fixed: '    version: "14" # new enough',
      },
      {
        files: contract('{type: hw.device-type, slug: 386}'),
        under: '386',
        says: /The slug is a number.*from 17\.0\.3 on they refuse/,
        fixed: '  - {type: hw.device-type, slug: "386"}',
      },
      { files: contract('{type: sw.l4t, version: [32, 35]}'), under: '[32, 35]', says: /is a list/ },
      {
        files: contract('or: [{type: sw.l4t, version: 32.2}]'),
        under: '32.2',
        says: /number/,
        fixed: '  - or: [{type: sw.l4t, version: "32.2"}]',
      },
    ],
    misses: [
      ['nothing at all', contract('{type: sw.l4t, version: }')],

      ['in quotes', contract('{type: sw.l4t, version: "32.2"}')],
      ['three numbers are a text', contract('{type: sw.l4t, version: 32.3.1}')],
      ['of a label, which compose makes a text of', labels('sw.l4t: 32.2')],
    ],
  },
  'requirement-type-unknown': {
    trips: [
      {
        files: contract('{type: sw.arch, slug: aarch64}'),
        under: 'sw.arch',
        says: /No Supervisor knows the requirement type "sw\.arch": Supervisors from 10\.6\.13 on refuse the whole release; older ones don't look\. Did you mean arch\.sw\?$/,
        fixed: '  - {type: arch.sw, slug: aarch64}',
      },
      {
        files: contract('{type: "hw.device_type", slug: jetson-nano}'),
        under: '"hw.device_type"',
        says: /hw\.device-type/,
        fixed: '  - {type: "hw.device-type", slug: jetson-nano}',
      },
      {
        files: contract('{type: sw.application, slug: balena-supervisor}'),
        under: 'sw.application',
        says: /They know sw\.supervisor/,
      },
      { files: contract('or: [{type: sw.l5t}, {type: sw.l4t}]'), under: 'sw.l5t', says: /"sw\.l5t"/ },
    ],
    misses: [
      ['known ones', contract('{type: arch.sw, slug: aarch64}', '{type: sw.kernel, slug: linux, version: ">=5.4"}')],
      ['a label, which is ignored', labels('sw.arch: aarch64')],
    ],
  },
  'asked-by-name': {
    trips: [
      {
        files: contract('{type: hw.device-type, name: raspberrypi4-64}'),
        under: '{type: hw.device-type, name: raspberrypi4-64}',
        says: /by name, "raspberrypi4-64".*Supervisors from 10\.6\.13 to below 11\.1\.0 refuse the whole release, from 11\.1\.0 they do what is written, from 17\.0\.3 they find it met by no device, and from 17\.0\.4 on they find it met by every device; older ones don't look\. Ask for it by slug\.$/,
        fixed: '  - {type: hw.device-type, slug: raspberrypi4-64}',
      },
      {
        files: contract('{type: arch.sw, name: "amd64"}'),
        under: '{type: arch.sw, name: "amd64"}',
        says: /Supervisors from 10\.6\.13 to below 14\.11\.0 refuse the whole release, from 14\.11\.0 they do what is written, from 17\.0\.3/,
        fixed: '  - {type: arch.sw, slug: "amd64"}',
      },
      {
        files: contract('{type: hw.device-type, slug: "", name: jetson-nano}'),
        under: '{type: hw.device-type, slug: "", name: jetson-nano}',
        says: /by name/,
      },
      {
        files: contract('{type: hw.device-type, name: my-board}'),
        under: '{type: hw.device-type, name: my-board}',
        says: /by name/,
      },
    ],
    misses: [
      ['by slug', contract('{type: hw.device-type, slug: raspberrypi4-64}')],
      ['by both, where the name is a key too many', contract('{type: arch.sw, slug: amd64, name: x}')],
      ['another type', contract('{type: sw.l4t, name: L4T}')],
    ],
  },
  'device-type-unknown': {
    trips: [
      {
        files: labels('hw.device-type: RaspberryPi4_64'),
        under: 'RaspberryPi4_64',
        says: /No device type "RaspberryPi4_64" is known here.*Did you mean raspberrypi4-64\?$/,
        fixed: '      io.balena.features.requires.hw.device-type: raspberrypi4-64',
      },
      {
        files: contract('{type: hw.device-type, slug: jetson-nan}'),
        under: 'jetson-nan',
        says: /Did you mean jetson-nano/,
      },
      {
        files: contract('{type: hw.device-type, slug: raspberrypi4}'),
        under: 'raspberrypi4',
        says: /Did you mean raspberrypi4-64\?$/,
      },
      {
        files: contract('{type: hw.device-type, slug: jetson-nano-devkit}'),
        under: 'jetson-nano-devkit',
        says: /Did you mean jetson-nano\?$/,
      },
      {
        files: contract('{type: hw.device-type, slug: "jetson-nano "}'),
        under: '"jetson-nano "',
        says: /Did you mean jetson-nano\?$/,
        fixed: '  - {type: hw.device-type, slug: "jetson-nano"}',
      },
      {
        files: contract('{type: hw.device-type, name: jetson-nan}'),
        under: 'jetson-nan',
        says: /^No device type "jetson-nan" is known here\. Did you mean jetson-nano\?$/,
      },
      { files: contract('{type: hw.device-type, slug: acme-board-7}'), under: 'acme-board-7', says: /A private one/ },
      {
        files: contract('{type: hw.device-type, slug: "Raspberry Pi 3"}'),
        under: '"Raspberry Pi 3"',
        says: /raspberrypi3/,
        fixed: '  - {type: hw.device-type, slug: "raspberrypi3"}',
      },
    ],
    misses: [
      ['one that is', labels('hw.device-type: raspberrypi4-64')],
      ['one that was', labels('hw.device-type: jetson-tx2-skycatch')],
      ['another name of one', labels('hw.device-type: raspberrypi2')],
      ['a variable that is not set, which is told as such', labels('hw.device-type: jetson-$BOARD')],
    ],
  },
  'device-type-alias': {
    trips: [
      {
        files: labels('hw.device-type: raspberrypi'),
        under: 'raspberrypi',
        says: /another word for the device type raspberry-pi.*none meets this/,
        fixed: '      io.balena.features.requires.hw.device-type: raspberry-pi',
      },
      {
        files: contract('{type: hw.device-type, slug: "nuc"}'),
        under: '"nuc"',
        says: /intel-nuc/,
        fixed: '  - {type: hw.device-type, slug: "intel-nuc"}',
      },
      {
        files: contract('{type: hw.device-type, name: nuc}'),
        under: 'nuc',
        says: /Devices call themselves intel-nuc\.$/,
        fixed: '  - {type: hw.device-type, name: intel-nuc}',
      },
    ],
    misses: [
      ['the slug', labels('hw.device-type: raspberry-pi')],
      ['another that begins so', labels('hw.device-type: raspberrypi3')],
    ],
  },
  'device-type-retired': {
    trips: [
      {
        files: labels('hw.device-type: jetson-tx2-skycatch'),
        under: 'jetson-tx2-skycatch',
        says: /has no device type .* any more/,
      },
      {
        files: contract('{type: hw.device-type, slug: genericx86-64}'),
        under: 'genericx86-64',
        says: /Devices that were made with it keep it/,
      },
    ],
    misses: [
      ['one that is', labels('hw.device-type: jetson-tx2')],
      ['one that never was', labels('hw.device-type: acme-board-7')],
    ],
  },
  'arch-unknown': {
    trips: [
      {
        files: contract('{type: arch.sw, slug: arm64}'),
        under: 'arm64',
        says: /No device has the architecture "arm64".*balena calls it aarch64/,
        fixed: '  - {type: arch.sw, slug: aarch64}',
      },
      {
        files: contract('{type: arch.sw, slug: x86_64}'),
        under: 'x86_64',
        says: /amd64/,
        fixed: '  - {type: arch.sw, slug: amd64}',
      },
      {
        files: contract('{type: arch.sw, name: arm64}'),
        under: 'arm64',
        says: /^No device has the architecture "arm64"\. balena calls it aarch64\.$/,
        fixed: '  - {type: arch.sw, name: aarch64}',
      },
      {
        files: contract('{type: arch.sw, slug: arm7}'),
        under: 'arm7',
        says: /so none meets this\. Did you mean armv7hf\?$/,
      },
      {
        files: contract('{type: arch.sw, slug: "aarch64 "}'),
        under: '"aarch64 "',
        says: /balena calls it aarch64/,
        fixed: '  - {type: arch.sw, slug: "aarch64"}',
      },
      { files: contract('{type: arch.sw, slug: riscv64}'), under: 'riscv64', says: /There are aarch64/ },
    ],
    misses: [
      ['one that is', contract('{type: arch.sw, slug: i386-nlp}')],
      ['a label, which the builder refuses', labels('arch.sw: arm64')],
    ],
  },
  'key-dropped': {
    trips: [
      {
        files: contract('{type: sw.l4t, version: ">=32.4", note: for CUDA}'),
        under: 'note',
        says: /"note" .* is dropped by newer Supervisors.*Supervisors from 10\.6\.13 to below 17\.0\.4 find it met by no device, and from 17\.0\.4 on they do what is written; older ones don't look\. Leave it out\.$/,
      },
      {
        files: contract('{type: hw.device-type, slug: jetson-nano, name: Nano}'),
        under: 'name',
        says: /"name"/,
      },
      {
        files: contract('{type: sw.supervisor, versions: ">=14"}'),
        under: 'versions',
        says: /Did you mean "version"\?$/,
        fixed: '  - {type: sw.supervisor, version: ">=14"}',
      },
    ],
    misses: [
      ['what is looked at', contract('{type: sw.kernel, slug: linux, version: ">=5.4"}')],
      ['a name instead of a slug, which is told as such', contract('{type: arch.sw, name: amd64}')],
      ['an "or" beside a type, of which nobody knows', contract('{type: sw.l4t, or: [{type: sw.l4t}]}')],
    ],
  },
  'requirement-never-met': {
    trips: [
      {
        files: contract('{type: sw.supervisor, slug: balena-supervisor, version: ">=14"}'),
        under: 'slug',
        says: /To newer Supervisors sw\.supervisor has no slug on any device.*Supervisors from 10\.4\.1 to below 10\.6\.13 do what is written, and from 10\.6\.13 on they find it met by no device; older ones don't look\. Leave the slug out\.$/,
      },
      {
        files: contract('{type: sw.os, slug: balenaOS, version: ">=6.1"}'),
        under: 'balenaOS',
        says: /has no slug but "balena-os".*Write "balena-os"\.$/,
        fixed: '  - {type: sw.os, slug: balena-os, version: ">=6.1"}',
      },
      { files: contract('{type: sw.kernel, slug: debian}'), under: 'debian', says: /has no slug but "linux"/ },
      {
        files: contract('{type: hw.device-type, slug: jetson-nano, version: "1"}'),
        under: 'version',
        says: /has no version on any device/,
      },
      {
        files: contract('{type: hw.device-type, slug: jetson-nano, data: {arch: aarch64}}'),
        under: 'data',
        says: /has no data/,
      },
    ],
    misses: [
      [
        'the slugs that devices have',
        contract(
          '{type: sw.os, slug: balena-os, version: ">=6.1"}',
          '{type: sw.kernel, slug: linux, version: ">=5.4"}',
        ),
      ],
      ['a range that nothing meets, which is told as such', contract('{type: sw.supervisor, version: ">=15 <12"}')],
      ['a type that nothing has, which is told as such', contract('{type: sw.foo, slug: bar}')],
      ['what nobody knows', contract('{type: sw.l4t, or: [{type: sw.l4t}]}', '{type: sw.l4t, slug: "{{this.board}}"}')],
    ],
  },
  'requirement-always-met': {
    trips: [
      {
        files: contract('or: []'),
        under: 'or: []',
        says: /empty list of alternatives \(or\) is met by every device, but Supervisors from 10\.4\.1 to below 17\.4\.2 refuse the whole release\. Add/,
      },
      {
        files: contract('{type: sw.supervisor}'),
        under: '{type: sw.supervisor}',
        says: /without a version is met by every device/,
      },
      {
        files: contract('{type: hw.device-type, slug: ""}'),
        under: '{type: hw.device-type, slug: ""}',
        says: /without a slug/,
      },
      {
        files: labels('sw.supervisor: ""'),
        under: 'io.balena.features.requires.sw.supervisor: ""',
        says: /^The label has no value, and sw\.supervisor without a version.*it asks for nothing\. Add/,
      },
      {
        files: contract('{type: sw.kernel}'),
        under: '{type: sw.kernel}',
        says: /it asks for nothing, but Supervisors from 10\.6\.13 to below 17\.4\.0 refuse the whole release\. Add/,
      },
    ],
    misses: [
      ['by name, which is told as such', contract('{type: hw.device-type, name: jetson-nano}')],
      ['an "or" beside a type, which is told as such', contract('{type: sw.l4t, or: []}')],
      ['data, which none meets and is told as such', contract('{type: hw.device-type, data: {arch: aarch64}}')],

      ['L4T of any version, which some boards lack', contract('{type: sw.l4t}')],
      ['what asks for something', contract('or: [{type: sw.supervisor, version: ">=14"}, {type: arch.sw, slug: rpi}]')],
    ],
  },
  'requirements-contradict': {
    trips: [
      {
        files: contract('{type: hw.device-type, slug: jetson-nano}', '{type: hw.device-type, slug: jetson-tx2}'),
        under: '{type: hw.device-type, slug: jetson-tx2}',
        says: /no device is both jetson-nano and jetson-tx2: no device accepts the release/,
        related: ['{type: hw.device-type, slug: jetson-nano}'],
      },
      {
        files: labels('arch.sw: amd64', 'hw.device-type: raspberrypi3'),
        under: 'io.balena.features.requires.hw.device-type: raspberrypi3',
        says: /raspberrypi3 is armv7hf/,
        related: ['io.balena.features.requires.arch.sw: amd64'],
      },
      {
        files: contract('{type: sw.supervisor, version: ">=15"}', '{type: sw.supervisor, version: "<12.1.1"}'),
        under: '{type: sw.supervisor, version: "<12.1.1"}',
        says: /no version is in both ranges/,
        related: ['{type: sw.supervisor, version: ">=15"}'],
      },
      {
        files: services({ 'web?': ['hw.device-type: raspberrypi3', 'sw.l4t: ">=32.4"'] }),
        under: 'io.balena.features.requires.sw.l4t: ">=32.4"',
        says: /raspberrypi3 has no L4T: it never runs/,
        related: ['io.balena.features.requires.hw.device-type: raspberrypi3'],
      },
      {
        files: contract('{type: hw.device-type, slug: jetson-nano}', '{type: sw.l4t, version: ">=35.1"}'),
        under: '{type: sw.l4t, version: ">=35.1"}',
        says: /jetson-nano never had such an L4T/,
        related: ['{type: hw.device-type, slug: jetson-nano}'],
      },
      {
        files: contract('{type: sw.l4t, version: ">=32.4"}', '{type: arch.sw, slug: amd64}'),
        under: '{type: arch.sw, slug: amd64}',
        says: /every board with L4T is aarch64/,
        related: ['{type: sw.l4t, version: ">=32.4"}'],
      },
      {
        files: contract('{type: sw.l4t, version: ">=32.7.1"}', '{type: sw.l4t, version: "<32.7.3"}'),
        under: '{type: sw.l4t, version: "<32.7.3"}',
        says: /no L4T that boards report is in both ranges/,
        related: ['{type: sw.l4t, version: ">=32.7.1"}'],
      },
      {
        files: contract('{type: hw.device-type, slug: raspberrypi3}', '{type: sw.kernel, slug: linux, version: "<4"}'),
        under: '{type: sw.kernel, slug: linux, version: "<4"}',
        says: /raspberrypi3 never had such a kernel/,
        related: ['{type: hw.device-type, slug: raspberrypi3}'],
      },
      {
        files: contract('{type: hw.device-type, name: jetson-nano}', '{type: hw.device-type, name: jetson-tx2}'),
        under: '{type: hw.device-type, name: jetson-tx2}',
        says: /no device is both jetson-nano and jetson-tx2: no device is meant\. Correct/,
        related: ['{type: hw.device-type, name: jetson-nano}'],
      },
      {
        files: contract('{type: hw.device-type, name: jetson-nano}', '{type: arch.sw, name: amd64}'),
        under: '{type: arch.sw, name: amd64}',
        says: /jetson-nano is aarch64/,
        related: ['{type: hw.device-type, name: jetson-nano}'],
      },
    ],
    misses: [
      [
        'a name beside a slug, which is another key',
        contract('{type: arch.sw, slug: amd64, name: a}', '{type: arch.sw, slug: amd64, name: b}'),
      ],
      [
        'one that says what another says by name',
        contract('{type: hw.device-type, name: jetson-nano}', '{type: hw.device-type, slug: jetson-nano}'),
      ],
      [
        'a Supervisor that no OS brought, for it may be installed',
        contract('{type: sw.supervisor, version: ">=12.11.1"}', '{type: sw.supervisor, version: "<12.11.9"}'),
      ],

      [
        'what goes together',
        contract(
          '{type: hw.device-type, slug: jetson-nano}',
          '{type: sw.l4t, version: ">=32.4"}',
          '{type: arch.sw, slug: aarch64}',
        ),
      ],
      [
        'ranges that meet',
        contract('{type: sw.supervisor, version: ">=12"}', '{type: sw.supervisor, version: "<15 || 16.x"}'),
      ],
      [
        'alternatives',
        contract('or: [{type: hw.device-type, slug: jetson-nano}, {type: hw.device-type, slug: jetson-tx2}]'),
      ],
      [
        'a board whose L4T is to come',
        contract('{type: hw.device-type, slug: jetson-orin-nano-devkit-nvme}', '{type: sw.l4t, version: ">=99"}'),
      ],
      [
        'a kernel newer than is known',
        contract('{type: hw.device-type, slug: raspberrypi3}', '{type: sw.kernel, slug: linux, version: ">=98"}'),
      ],
      [
        'a device type that nobody knows',
        contract('{type: hw.device-type, slug: acme-7}', '{type: arch.sw, slug: aarch64}', '{type: sw.l4t}'),
      ],
    ],
  },
  'services-contradict': {
    trips: [
      {
        files: services({ a: ['hw.device-type: raspberrypi3'], b: ['hw.device-type: jetson-nano'] }),
        under: 'io.balena.features.requires.hw.device-type: jetson-nano',
        says: /Service a asks for hw\.device-type raspberrypi3 and service b for hw\.device-type jetson-nano, but no device is both.*Neither is optional, so no device accepts the release/,
        related: ['io.balena.features.requires.hw.device-type: raspberrypi3'],
      },
      {
        files: built({ a: ['{type: arch.sw, slug: amd64}'], b: ['{type: sw.l4t, version: ">=32.4"}'] }),
        under: '{type: sw.l4t, version: ">=32.4"}',
        says: /every board with L4T is aarch64/,
        related: ['{type: arch.sw, slug: amd64}'],
      },
      {
        files: built({ a: ['{type: arch.sw, name: amd64}'], b: ['{type: arch.sw, slug: rpi}'] }),
        under: '{type: arch.sw, slug: rpi}',
        says: /Neither is optional, so no device is meant\. Make/,
        related: ['{type: arch.sw, name: amd64}'],
      },
    ],
    misses: [
      ['optional ones', services({ 'a?': ['hw.device-type: raspberrypi3'], 'b?': ['hw.device-type: jetson-nano'] })],
      [
        'one of them optional',
        services({ a: ['hw.device-type: raspberrypi3'], 'b?': ['hw.device-type: jetson-nano'] }),
      ],
      ['what goes together', services({ a: ['hw.device-type: jetson-nano'], b: ['arch.sw: aarch64'] })],
    ],
  },
  'requirement-implied': {
    trips: [
      {
        files: labels('hw.device-type: jetson-nano', 'arch.sw: aarch64'),
        under: 'io.balena.features.requires.arch.sw: aarch64',
        says: /every jetson-nano is aarch64\. One of them is enough/,
        related: ['io.balena.features.requires.hw.device-type: jetson-nano'],
      },
      {
        files: contract('{type: sw.l4t, version: ">=32.4"}', '{type: sw.l4t, version: ">=32.5 <36"}'),
        under: '{type: sw.l4t, version: ">=32.4"}',
        says: /its range lies within this one/,
        related: ['{type: sw.l4t, version: ">=32.5 <36"}'],
      },
      {
        files: contract('{type: sw.supervisor, version: ">=14"}', '{type: sw.supervisor, version: ">=14"}'),
        under: '{type: sw.supervisor, version: ">=14"}',
        says: /it asks for the same/,
        related: ['{type: sw.supervisor, version: ">=14"}'],
      },
      {
        files: contract('&r {type: sw.l4t, version: ">=32.4"}', '{<<: *r, version: ">=32.5"}'),
        under: '{type: sw.l4t, version: ">=32.4"}',
        says: /its range lies within/,
        related: ['{<<: *r, version: ">=32.5"}'],
      },
    ],
    misses: [
      [
        'names that differ',
        contract('{type: hw.device-type, name: jetson-nano}', '{type: hw.device-type, name: jetson-tx2}'),
      ],
      ['data that differ', contract('{type: sw.l4t, data: {a: 1}}', '{type: sw.l4t, data: {a: 2}}')],
      ['alternatives of which nobody knows', contract('{type: sw.l4t, or: [{type: sw.os}]}', '{type: sw.l4t, or: []}')],
      [
        'a key that older ones compare',
        contract('{type: hw.device-type, slug: jetson-nano}', '{type: arch.sw, slug: aarch64, note: a}'),
      ],
      ['one that is written once', contract('&r {type: sw.l4t, version: ">=32.4"}', '*r')],
      ['one that is merged', contract('&r {type: sw.l4t, version: ">=32.4"}', '{<<: *r}')],
      [
        'slugs that differ',
        contract('{type: sw.os, slug: balena-os, version: ">=6.1"}', '{type: sw.os, slug: other, version: ">=6.1"}'),
      ],

      ['ranges that overlap', contract('{type: sw.l4t, version: ">=32.4"}', '{type: sw.l4t, version: "<35.2"}')],
      ['other things', contract('{type: sw.l4t, version: ">=32.4"}', '{type: sw.supervisor, version: ">=32.4"}')],
      [
        'a contract file and a label, which the builder refuses',
        {
          'docker-compose.yml': 'services: {a: {build: ., labels: {io.balena.features.requires.arch.sw: amd64}}}',
          'contract.yml': contractText('a', '{type: arch.sw, slug: amd64}'),
        },
      ],
      ['of different services', services({ 'a?': ['arch.sw: aarch64'], 'b?': ['hw.device-type: jetson-nano'] })],
    ],
  },
  'construct-unjudged': {
    trips: [
      {
        files: withKey('provides: [{type: sw.l4t}]'),
        under: 'provides',
        says: /^What Supervisors below 17\.0\.3 make of it isn't known: "provides"/,
      },
      {
        files: withKey('children: {sw: {}}'),
        under: 'children',
        says: /^What Supervisors make of it isn't known: "children"/,
      },
      {
        files: contract('{type: hw.device-type, slug: "{{this.data.board}}"}'),
        under: '"{{this.data.board}}"',
        says: /^What Supervisors make of it .*A template/,
      },
      {
        files: contract('{type: sw.l4t, version: ">=32.4", or: [{type: sw.l4t}]}'),
        under: 'or',
        says: /^What Supervisors from 17\.4\.2 on make of it .*"or" beside "type"/,
      },
    ],
    misses: [
      ['none of them', contract('{type: sw.l4t, version: ">=32.4"}')],
      ['keys that are empty', withKey('provides:\nchildren: ~')],
      [
        "a file that is refused, and no container's",
        { Dockerfile: '', 'contract.yml': 'type: sw.block\nname: a\nslug: "{{this.a}}"\n' },
      ],
    ],
  },
} satisfies Record<string, Rows>;
