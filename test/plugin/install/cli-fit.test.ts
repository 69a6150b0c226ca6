import assert from 'node:assert/strict';
import { misfits } from '../../../plugin/install/cli-fit.ts';
import type { FoundCli, UnknownCli } from '../../../plugin/install/found-cli.ts';

const needs = { node: '^22.18 || >=24', oclif: '^4.14.0' };
const cli: FoundCli = { root: '/opt/balena-cli', version: '25.2.6', node: '24.14.0', oclif: '4.14.0' };

const rows: readonly (readonly [title: string, cli: FoundCli | UnknownCli | undefined, says: readonly RegExp[]])[] = [
  ['one that fits', cli, []],
  ['none', undefined, [/^There is no balena CLI on the path\./]],
  [
    'one behind a shim',
    { program: '/shims/balena' },
    [/^There is a balena at \/shims\/balena, .* nothing was checked\.$/],
  ],
  [
    'an old Node',
    { ...cli, node: '20.6.0' },
    [/25\.2\.6 in \/opt\/balena-cli runs on Node 20\.6\.0.*\^22\.18 \|\| >=24/],
  ],
  ['an old oclif', { ...cli, oclif: '3.26.0' }, [/built on oclif 3\.26\.0.*\^4\.14\.0/]],
  ['a later oclif', { ...cli, oclif: '5.0.0' }, [/built on oclif 5\.0\.0/]],
  ['both', { ...cli, node: '18.0.0', oclif: '2.0.0' }, [/Node 18/, /oclif 2/]],
  ['no oclif to be found', { ...cli, oclif: undefined }, [/has no oclif that could be found/]],
  ['a Node that could not be asked', { ...cli, node: undefined }, []],
];

describe('a balena CLI that is to load the plugin', () => {
  for (const [title, found, says] of rows) {
    it(title, () => {
      const said = misfits(found, needs);
      assert.equal(said.length, says.length);
      says.forEach((pattern, index) => void assert.match(said[index] ?? '', pattern));
    });
  }
});
