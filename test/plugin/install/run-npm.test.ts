import assert from 'node:assert/strict';
import { npmVariables } from '../../../plugin/install/npm-variables.ts';
import { runNpm, saidBy } from '../../../plugin/install/run-npm.ts';
import { withFolder } from '../../support/folder.ts';

describe('running npm', () => {
  it('repeats what npm says of an error, without where its log lies', () => {
    const output = `npm error code E404
npm error 404 Not Found - GET https://registry.example/nothing
npm error 404
npm error A complete log of this run can be found in: /home/ann/.npm/_logs/x.log
`;
    assert.equal(saidBy(output), 'npm says: 404 Not Found - GET https://registry.example/nothing 404');
    assert.equal(saidBy('npm ERR! code ENOENT\nnpm ERR! no such file\n'), 'npm says: no such file');
    assert.equal(saidBy('segmentation fault'), '');
  });

  it('passes on how a registry is reached, and nothing of what another npm was asked', () => {
    const passed = {
      PATH: '/bin',
      HTTPS_PROXY: 'http://proxy',
      NPM_TOKEN: 'secret',
      npm_token: 'secret',
      NPM_CONFIG_USERCONFIG: '/rc',
      npm_config_registry: 'https://registry.example',
      'npm_config_@acme:registry': 'https://registry.example/acme',
      'npm_config_//registry.example/:_authToken': 'secret',
      npm_config_cache: '/cache',
      npm_config_https_proxy: 'http://proxy',
      npm_config_ca: 'certificate',
      npm_config_cert: 'certificate',
      npm_config_key: 'key',
    };
    const dropped = {
      npm_config_prefix: '/',
      npm_config_global: 'true',
      npm_config_dry_run: 'true',
      npm_config_cache_max: '0',
      npm_package_name: 'x',
      npm_lifecycle_event: 'npx',
      npm_command: 'exec',
      npm_execpath: '/npm/bin/npx-cli.js',
      npm_node_execpath: '/bin/node',
    };
    assert.deepEqual(npmVariables({ ...passed, ...dropped }), passed);
  });

  it('rejects with what npm says', () =>
    // Coloured or not: what npm says is told by how its lines begin.
    withFolder({ 'package.json': '{}', '.npmrc': 'color=always\nloglevel=silent\n' }, (folder) =>
      assert.rejects(
        runNpm(['install', './a b & "c".tgz'], 'It can’t be done', {
          folder,
          environment: process.env,
          ended: new AbortController().signal,
        }),
        (error: Error) => {
          assert.match(error.message, /^It can’t be done, and nothing has changed\. npm says: .*a b & "c"\.tgz/);
          return true;
        },
      ),
    ));
});
