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
      npm_config_registry: 'https://registry.example',
      npm_config_cache: '/cache',
      npm_config_https_proxy: 'http://proxy',
      NPM_CONFIG_USERCONFIG: '/rc',
    };
    const kept = { npm_config_prefix: '/', npm_config_global: 'true', npm_command: 'exec', npm_config_dry_run: 'true' };
    assert.deepEqual(npmVariables({ ...passed, ...kept }), passed);
  });

  it('rejects with what npm says', () =>
    withFolder({}, (folder) =>
      assert.rejects(
        runNpm(folder, ['install', './a b & "c".tgz'], 'It can’t be done', process.env),
        (error: Error) => {
          assert.match(error.message, /^It can’t be done, and nothing has changed\. npm says: .*a b & "c"\.tgz/);
          return true;
        },
      ),
    ));
});
