import assert from 'node:assert/strict';
import { noPolicy, readPolicyFile, readProjectPolicy } from '../../../shared/policy/index.ts';
import { type FileTree, type MemoryEntry, memoryTree } from '../../../shared/release/index.ts';

const today = '2026-11-24';
const top = 'balena-contracts.yml';
const inGithub = '.github/balena-contracts.yml';

describe('readProjectPolicy', () => {
  const rows: [title: string, files: Record<string, MemoryEntry>, fleets: string[], told: string[]][] = [
    ['no policy', { 'docker-compose.yml': '' }, [], []],
    ['in the source directory', { [top]: 'fleets: top\n' }, ['top'], []],
    ['in .github', { [inGithub]: 'fleets: github\n' }, ['github'], []],
    [
      'in both',
      { [top]: 'fleets: top\n', [inGithub]: 'fleets: github\n' },
      ['top'],
      [`policy-in-two-places ${inGithub}`],
    ],
    ['a link inside', { [top]: { link: 'etc/p.yml' }, 'etc/p.yml': 'fleets: linked\n' }, ['linked'], []],
    ['a mistake behind a link', { [top]: { link: 'p.yml' }, 'p.yml': 'x: 1\n' }, [], ['policy-unknown-key p.yml']],
    ['a link out', { [top]: { link: '../p.yml' } }, [], [`policy-outside ${top}`]],
    ['a link to an absolute path', { [inGithub]: { link: '/etc/passwd' } }, [], [`policy-outside ${inGithub}`]],
    ['a .github that leads out', { '.github': { link: '../other' } }, [], [`policy-outside ${inGithub}`]],
    ['links in a circle', { [top]: { link: top } }, [], [`policy-unreadable ${top}`]],
    ['a link to nothing', { [top]: { link: 'none' } }, [], []],
    ['a directory', { [`${top}/x`]: '' }, [], [`policy-unreadable ${top}`]],
    [
      'not a fallback for a broken one',
      { [top]: 'fleets: "\n', [inGithub]: 'fleets: github\n' },
      [],
      [`policy-in-two-places ${inGithub}`, `policy-yaml-invalid ${top}`],
    ],
    ['the other ending', { 'balena-contracts.yaml': 'fleets: a\n' }, [], ['policy-misnamed balena-contracts.yaml']],
    [
      'the other ending in .github',
      { '.github/balena-contracts.yaml': '' },
      [],
      ['policy-misnamed .github/balena-contracts.yaml'],
    ],
    ['the other ending beside the right one', { [top]: 'fleets: top\n', 'balena-contracts.yaml': '' }, ['top'], []],
    ['a file that is too large', { [top]: '#'.repeat(1024 * 1024 + 1) }, [], [`policy-too-large ${top}`]],
    ['a file of 1 MiB', { [top]: '#'.repeat(1024 * 1024) }, [], []],
    ['bytes that are no text', { [top]: new Uint8Array([0xff]) }, [], [`policy-not-utf8 ${top}`]],
  ];
  for (const [title, files, fleets, told] of rows)
    it(title, async () => {
      const { policy, diagnostics } = await readProjectPolicy(memoryTree(files), today);
      assert.deepEqual(policy.fleets, fleets);
      assert.deepEqual(
        diagnostics.map(({ code, location }) => `${code} ${location.file}`),
        told,
      );
    });

  it('says that a file could not be read, and takes no default in silence', async () => {
    const tree = memoryTree({ [top]: 'fleets: a\n' });
    const denied: FileTree = {
      ...tree,
      read: async () => Promise.reject(Object.assign(new Error(), { code: 'EACCES' })),
    };
    const { policy, diagnostics } = await readProjectPolicy(denied, today);
    assert.deepEqual(policy, noPolicy);
    assert.deepEqual(
      diagnostics.map(({ code, severity, message }) => [code, severity, message]),
      [['policy-unreadable', 'error', `${top} can't be read (EACCES). Check that it may be read, and try again.`]],
    );
  });
});

describe('readPolicyFile', () => {
  const rows: [title: string, bytes: Uint8Array, fleets: string[], told: string[]][] = [
    ['a policy', Buffer.from('\ufefffleets: a\n'), ['a'], []],
    ['a mistake', Buffer.from('x: 1\n'), [], ['policy-unknown-key']],
    ['too many bytes', Buffer.alloc(1024 * 1024 + 1, '#'), [], ['policy-too-large']],
    ['bytes that are no text', Buffer.from([0xff]), [], ['policy-not-utf8']],
  ];
  for (const [title, bytes, fleets, told] of rows)
    it(title, () => {
      const { policy, diagnostics } = readPolicyFile('../p.yml', bytes, today);
      assert.deepEqual([policy.fleets, diagnostics.map(({ code }) => code)], [fleets, told]);
      for (const { location } of diagnostics) assert.equal(location.file, '../p.yml');
    });
});
