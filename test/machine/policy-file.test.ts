import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { loadPolicy } from '../../shared/machine/policy-file.ts';
import { withFolder } from '../support/folder.ts';

const today = '2026-11-24';

describe('loadPolicy', () => {
  const files = {
    'app/balena-contracts.yml': 'fleets: in-source\n',
    'app/in/other.yml': 'fleets: inside\nx: 1\n',
    'other.yml': 'fleets: elsewhere\nx: 1\n',
    'bare/docker-compose.yml': '',
  };
  const rows: [title: string, source: string, policyFile: string | undefined, fleets: string[], told: string[]][] = [
    ['looks in the source directory', 'app', undefined, ['in-source'], []],
    ['is none where there is none', 'bare', undefined, [], []],
    ['takes the file that is named', 'app', 'app/in/other.yml', ['inside'], ['in/other.yml']],
    ['takes one elsewhere, and names it as it was', 'app', 'other.yml', ['elsewhere'], ['other.yml']],
  ];
  for (const [title, source, policyFile, fleets, told] of rows)
    it(title, () =>
      withFolder(files, async (folder) => {
        const named = policyFile === undefined ? undefined : join(folder, policyFile);
        const { policy, diagnostics } = await loadPolicy({ source: join(folder, source), policyFile: named, today });
        assert.deepEqual(policy.fleets, fleets);
        const inside = told.map((file) => (file === 'other.yml' ? join(folder, file) : file));
        assert.deepEqual(
          diagnostics.map(({ location }) => location.file),
          inside,
        );
      }),
    );

  it('names a file below the current directory from the source directory, as all places are', async () => {
    const source = 'examples/kiosk';
    const { diagnostics } = await loadPolicy({ source, policyFile: 'examples/pi-hole/docker-compose.yml', today });
    assert.equal(diagnostics[0]?.location.file, '../pi-hole/docker-compose.yml');
  });

  it('refuses a link out of the source directory, but not one that the user names', () =>
    withFolder(files, async (folder) => {
      const link = join(folder, 'bare/balena-contracts.yml');
      await symlink('../other.yml', link);
      const found = await loadPolicy({ source: join(folder, 'bare'), today });
      assert.deepEqual([found.policy.fleets, found.diagnostics.map(({ code }) => code)], [[], ['policy-outside']]);
      const named = await loadPolicy({ source: join(folder, 'bare'), policyFile: link, today });
      assert.deepEqual(named.policy.fleets, ['elsewhere']);
    }));

  it('reads no more of a large file than shows that it is one', () =>
    withFolder({ large: '#'.repeat(3 * 1024 * 1024) }, async (folder) => {
      const { diagnostics } = await loadPolicy({ source: folder, policyFile: join(folder, 'large'), today });
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ['policy-too-large'],
      );
    }));

  it('reads just so far of what never ends', () =>
    withFolder({}, async (folder) => {
      const { diagnostics } = await loadPolicy({ source: folder, policyFile: '/dev/zero', today });
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ['policy-too-large'],
      );
    }));

  const failures: [title: string, policyFile: string, code: string, message: RegExp][] = [
    ['that is not there', 'none.yml', 'policy-missing', /^There is no policy file ".*none\.yml"\. Name one/],
    ['below a file', 'other.yml/x', 'policy-missing', /^There is no policy file/],
    ['that is a directory', 'app', 'policy-unreadable', /app is a directory\. Name a policy file/],
  ];
  for (const [title, policyFile, code, message] of failures)
    it(`fails for a named file ${title}`, () =>
      withFolder(files, async (folder) => {
        const request = { source: join(folder, 'app'), policyFile: join(folder, policyFile), today };
        await assert.rejects(loadPolicy(request), { name: 'Failure', code, message });
      }));

  it('fails for a source directory that is not there', () =>
    assert.rejects(loadPolicy({ source: '/nonexistent', today }), { name: 'Failure', code: 'source-missing' }));
});
