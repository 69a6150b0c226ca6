import { contract, contractText, labels } from '../linting.ts';
import type { Rows } from './rows.ts';

const l4t = (version: string) => contract(`{type: sw.l4t, version: ${version}}`);
const supervisor = (version: string) => contract(`{type: sw.supervisor, version: ${version}}`);

export const rangeRows = {
  'range-invalid': {
    trips: [
      {
        files: supervisor('">=12, <15"'),
        under: '">=12, <15"',
        says: /is no range that semver reads.*Did you mean ">=12 <15"\?$/,
        fixed: '  - {type: sw.supervisor, version: ">=12 <15"}',
      },
      { files: supervisor('latest'), under: 'latest', says: /"latest" is no range.*such as ">=1\.2\.0"/ },
      {
        files: supervisor("'=>12.1'"),
        under: "'=>12.1'",
        says: /Did you mean ">=12\.1"/,
        fixed: "  - {type: sw.supervisor, version: '>=12.1'}",
      },
      {
        files: l4t('"32.6 or 32.7"'),
        under: '"32.6 or 32.7"',
        says: /"32\.6 \|\| 32\.7"/,
        fixed: '  - {type: sw.l4t, version: "32.6 || 32.7"}',
      },
      { files: supervisor('12.1.2.3'), under: '12.1.2.3', says: /no range/ },
    ],
    misses: [
      ['ranges of all kinds', contract('{type: sw.supervisor, version: "^12 || 13.x || 14.0 - 15"}')],
      ['no version', contract('{type: sw.l4t, version: ""}', '{type: hw.device-type, slug: jetson-nano}')],
      ['a label, which the builder refuses', labels('sw.l4t: latest')],
    ],
  },
  'range-empty': {
    trips: [
      { files: supervisor('">=15 <12"'), under: '">=15 <12"', says: /met by no version at all/ },
      { files: supervisor('">12.1.2 <12.1.3"'), under: '">12.1.2 <12.1.3"', says: /nothing lies between its ends/ },
      { files: labels('sw.linux: ">*"'), under: '">*"', says: /no version at all/ },
    ],
    misses: [
      ['a narrow one', supervisor('">=12.1.2 <12.1.3"')],
      ['one of two', supervisor('">=15 <12 || >=16"')],
    ],
  },
  'range-unreleased': {
    trips: [
      {
        files: labels('sw.l4t: ">=32.7.1 <32.7.3"'),
        under: '">=32.7.1 <32.7.3"',
        says: /met by no board.*Boards on L4T 32\.7\.1 and 32\.7\.2 report 32\.7\.0/,
      },
      { files: l4t('32.6.1'), under: '32.6.1', says: /Boards on L4T 32\.6\.1 report 32\.6\.0/ },
      { files: l4t('"33"'), under: '"33"', says: /Boards report 32\.7\.6 and then 35\.1\.0, and nothing between/ },
      { files: l4t('"3.10"'), under: '"3.10"', says: /Boards report 27\.1\.0 as the first/ },
    ],
    misses: [
      ['an empty range, which is told as such', l4t('">=35.1 <32"')],

      ['what boards report', labels('sw.l4t: ">=32.7.0 <32.7.3"')],
      ['two numbers', l4t('"32.6"')],
      ['a Supervisor that no OS brought, for it may be installed', supervisor('">=12.11.1 <12.11.9"')],
    ],
  },
  'range-not-yet-released': {
    trips: [
      { files: l4t('">=99.1"'), under: '">=99.1"', says: /the newest is 36\.5\.0/ },
      { files: labels('sw.supervisor: ">=99.1"'), under: '">=99.1"', says: /the newest is 19\.0\.5/ },
      { files: labels('sw.linux: "99.x"'), under: '"99.x"', says: /Check the number/ },
      { files: labels('sw.balena-os: "99.x"'), under: '"99.x"', says: /the newest is 8\./ },
      { files: labels('sw.balena-os: ">=2099.1"'), under: '">=2099.1"', says: /the newest is 20\d\d\./ },
    ],
    misses: [
      ['what was never and what may come', l4t('"33 || >=99"')],

      [
        'what is there',
        labels('sw.supervisor: ">=17"', 'sw.l4t: ">=36"', 'sw.linux: ">=6.1"', 'sw.balena-os: ">=6.1"'),
      ],
      ['the newest', labels('sw.supervisor: ">=19.0.5"')],
      ['versions of extended support', labels('sw.balena-os: ">=2022.1.0"')],
      ['what just those meet', labels('sw.balena-os: ">=99.1.0"')],
      ['what lies between two of them', labels('sw.balena-os: "2023.5.x"')],
    ],
  },
  'range-always-met': {
    trips: [
      {
        files: l4t('">=20.2"'),
        under: '">=20.2"',
        says: /met by every known board with L4T: the oldest is 27\.1\.0\. It asks for nothing but that there is L4T at all/,
      },
      { files: supervisor('">=9.0.0"'), under: '">=9.0.0"', says: /the oldest is 10\.4\.1\. It keeps no device out/ },
      {
        files: labels('sw.balena-os: ">=1.9"'),
        under: '">=1.9"',
        says: /every known version of balenaOS.*but Supervisors from 10\.4\.1 to below 17\.4\.2 refuse the whole release for it; remove/,
      },
      {
        files: contract('{type: sw.kernel, version: ">=2.6"}'),
        under: '">=2.6"',
        says: /from 10\.6\.13 to below 17\.4\.0 refuse/,
      },
      { files: labels('sw.linux: ">=2.6"'), under: '">=2.6"', says: /every known kernel/ },
    ],
    misses: [
      ['any, said as such', l4t('"*"')],
      ['what the documentation shows', supervisor('">=10.6.17"')],
      ['what old boards lack', l4t('">=28.1"')],
      ['what keeps versions of extended support out', labels('sw.balena-os: "<100.0.0"')],
    ],
  },
  'range-cuts-elsewhere': {
    trips: [
      {
        files: labels('sw.linux: ">5.15.*"'),
        under: '">5.15.*"',
        says: /means from 5\.16\.0 on: no 5\.15\.x is newer than "5\.15\.\*".*write ">=5\.15"\.$/,
      },
      { files: labels('sw.balena-os: ">6"'), under: '">6"', says: /">6" in sw\.os ">6" means from 7\.0\.0 on/ },
      {
        files: labels('sw.balena-os: "<=2.80"'),
        under: '"<=2.80"',
        says: /means below 2\.81\.0: every 2\.80\.x is in it.*write "<=2\.80\.0"\.$/,
      },
      {
        files: labels('sw.balena-os: "6.0.0 - 7"'),
        under: '"6.0.0 - 7"',
        says: /^"- 7" in sw\.os "6\.0\.0 - 7" means below 8\.0\.0: every 7\.x is in it.*write "- 7\.0\.0"\.$/,
      },
      { files: supervisor('"12.0.0 - 14.1 || 16.x"'), under: '"12.0.0 - 14.1 || 16.x"', says: /below 14\.2\.0/ },
      {
        files: {
          Dockerfile: '',
          'contract.yml': `${contractText('web')}requires:\n  - type: sw.os\n    version: |\n      >=2.80\n      <=4\n`,
        },
        under: '|\n      >=2.80\n      <=4',
        says: /^"<=4" in sw\.os ">=2\.80 <=4" means/,
      },
      { files: supervisor("'>= 12.1 <= 14'"), under: "'>= 12.1 <= 14'", says: /"<= 14" .* means below 15\.0\.0/ },
    ],
    misses: [
      ['what is no range, which is told as such', supervisor('">6, <9"')],

      ['three numbers', supervisor('">12.1.0 <=14.0.0"')],
      ['ends that cut where they look', supervisor('">=12.1 <15"')],
      ['carets and tildes', supervisor('"^12 || ~14.1"')],
      ['a tilde as Ruby writes it', supervisor('"~>17"')],
      ['another', contract('{type: sw.l4t, version: "~>32"}', '{type: sw.supervisor, version: "~> 17.1"}')],
      ['a hyphen before three numbers', supervisor('"12 - 15.0.0"')],
      ['a hyphen before what says that it stands for all', supervisor('"12.0.0 - 15.x"')],
      ['a prerelease', supervisor('"12.0.0-7"')],
    ],
  },
  'range-build-metadata': {
    trips: [
      {
        files: labels('sw.balena-os: ">6.3.0+rev4"'),
        under: '">6.3.0+rev4"',
        says: /"\+rev4" in .* counts for nothing.*asks for ">6\.3\.0", and no revision of 6\.3\.0 is in it\. If later revisions are meant, write ">=6\.3\.0"\.$/,
      },
      {
        files: labels('sw.balena-os: ">=2.0.0 <= v6.3.0+rev4"'),
        under: '">=2.0.0 <= v6.3.0+rev4"',
        says: /, and every revision of 6\.3\.0 is in it\.$/,
      },
      {
        files: contract("{type: sw.os, slug: balena-os, version: '>=6.1.2+rev1 <7.0.0+rev2'}"),
        under: "'>=6.1.2+rev1 <7.0.0+rev2'",
        says: /asks for ">=6\.1\.2 <7\.0\.0"/,
        fixed: "  - {type: sw.os, slug: balena-os, version: '>=6.1.2 <7.0.0'}",
      },
    ],
    misses: [
      ['what is no range, which is told as such', supervisor('">=6.1.2+rev1, <9"')],

      ['none', labels('sw.balena-os: ">6.3.0"')],
      ['a slug with a plus', contract('{type: hw.device-type, slug: odroid-u3+}')],
    ],
  },
  'range-prerelease': {
    trips: [
      {
        files: supervisor('">=14.0.0-rc1"'),
        under: '">=14.0.0-rc1"',
        says: /of all prereleases just those of 14\.0\.0.*without "-rc1"/,
      },
      {
        files: l4t('"32.4.2-32.7.3"'),
        under: '"32.4.2-32.7.3"',
        says: /no range from 32\.4\.2 to 32\.7\.3: without blanks around the hyphen it is one version/,
        fixed: '  - {type: sw.l4t, version: "32.4.2 - 32.7.3"}',
      },
    ],
    misses: [
      ['a hyphen with blanks', l4t('"32.4.2 - 32.7.3"')],
      ['what semver writes itself to leave them out', supervisor('">=12 <15.0.0-0"')],
      ['a caret', supervisor('^14.1')],
    ],
  },
  'l4t-absence': {
    trips: [
      {
        files: l4t('"==0"'),
        under: '"==0"',
        says: /doesn't mean a board without L4T: no Supervisor says so of a board without L4T/,
      },
      {
        files: l4t('"0"'),
        under: '"0"',
        says: /just Supervisors from 10\.6\.17 to below 11\.1\.0 say so/,
      },
      { files: labels('sw.l4t: "<5"'), under: '"<5"', says: /There is no way to ask for its absence/ },
    ],
    misses: [
      ['old releases', l4t('"<32"')],
      ['another type', labels('sw.balena-os: "==0"')],
    ],
  },
  'l4t-reported-otherwise': {
    trips: [
      {
        files: l4t('">=32.4.2"'),
        under: '">=32.4.2"',
        says: /is not met by boards on L4T 32\.4\.3 and 32\.4\.4: they report 32\.4\.0/,
      },
      {
        files: labels('sw.l4t: ">=32.7.1"'),
        under: '">=32.7.1"',
        says: /not met by boards on L4T 32\.7\.1 and 32\.7\.2/,
      },
      { files: l4t('"<=32.4.2"'), under: '"<=32.4.2"', says: /is also met by boards on L4T 32\.4\.3 and 32\.4\.4/ },
    ],
    misses: [
      ['two numbers', l4t('">=32.4"')],
      ['a release that is reported as it is', l4t('">=32.3.1"')],
    ],
  },
} satisfies Record<string, Rows>;
