import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { basePolicy, headPolicy, type PolicySources } from '../../../action/project/policy.ts';
import { findPlace } from '../../../action/project/workspace.ts';
import { memoryTree } from '../../../shared/release/index.ts';
import { withFolder } from '../../support/folder.ts';

const strict = 'fail-on: [rejecting, unknown]\n';
const lax = 'fail-on: never\n';
const named = 'balena-contracts.yml';
const base = { project: memoryTree({ [named]: strict }), repository: memoryTree({ 'policies/strict.yml': strict }) };

/** Asks with what a pull request wants to be the policy: the lax one. */
const asked = <Result>(file: string | undefined, task: (sources: PolicySources) => Promise<Result>) =>
  withFolder({ 'policies/strict.yml': lax, 'policies/new.yml': lax }, async (workspace) =>
    task({
      workspace,
      place: await findPlace(workspace, '.', 'acme/app'),
      file,
      head: memoryTree({ [named]: lax }),
      today: '2026-11-24',
    }),
  );

describe('the policy that counts', () => {
  it('is that of the project', async () => {
    const { policy } = await asked(undefined, headPolicy);
    assert.deepEqual(policy.failOn, []);
  });

  it('is the file that is named', async () => {
    const { policy } = await asked('policies/strict.yml', headPolicy);
    assert.deepEqual(policy.failOn, []);
  });

  describe('for files that are not trusted', () => {
    const rows: readonly (readonly [
      what: string,
      file: string | undefined,
      of: typeof base | { project: undefined; repository: undefined },
      failOn: unknown,
    ])[] = [
      ["is the base's", undefined, base, ['rejecting', 'unknown']],
      ['is none where the base has no project', undefined, { project: undefined, repository: undefined }, undefined],
      ['is the file of the base that is named', 'policies/strict.yml', base, ['rejecting', 'unknown']],
    ];
    for (const [what, file, of, failOn] of rows) {
      it(what, async () => {
        const { policy } = await asked(file, (sources) => basePolicy(sources, of));
        assert.deepEqual(policy.failOn, failOn);
      });
    }

    it('is never a file that the base has not got', async () => {
      await assert.rejects(
        asked('policies/new.yml', (sources) => basePolicy(sources, base)),
        {
          code: 'policy-missing',
          message: 'There is no policy file "policies/new.yml" in the base, from which it is read.',
        },
      );
    });

    it('is never a default because the base could not be read', async () => {
      for (const file of [undefined, 'policies/strict.yml']) {
        await assert.rejects(
          asked(file, (sources) => basePolicy(sources, undefined)),
          { code: 'policy-unreadable' },
        );
      }
    });

    it('is never one of its own that is called by another name of the workspace', () =>
      withFolder({}, async (elsewhere) => {
        await asked(undefined, async (sources) => {
          await symlink(sources.workspace, `${elsewhere}/alias`);
          const file = `${elsewhere}/alias/policies/strict.yml`;
          const { policy } = await basePolicy({ ...sources, file }, base);
          assert.deepEqual(policy.failOn, ['rejecting', 'unknown']);
        });
      }));

    it('is found from the top of what is checked out', () =>
      withFolder({ 'code/.git/HEAD': 'a'.repeat(40), 'code/policies/strict.yml': lax }, async (workspace) => {
        const place = await findPlace(workspace, 'code', 'acme/app');
        const sources = {
          workspace,
          place,
          file: 'code/policies/strict.yml',
          head: memoryTree({}),
          today: '2026-11-24',
        };
        assert.deepEqual((await basePolicy(sources, base)).policy.failOn, ['rejecting', 'unknown']);
      }));

    it('is a file outside the workspace, which is no part of the pull request', () =>
      withFolder({ 'policy.yml': strict }, async (elsewhere) => {
        const { policy } = await asked(`${elsewhere}/policy.yml`, (sources) => basePolicy(sources, undefined));
        assert.deepEqual(policy.failOn, ['rejecting', 'unknown']);
      }));
  });
});
