import assert from 'node:assert/strict';
import { type Event, type Occasion, occasionOf } from '../../../action/event/occasion.ts';

const sha = 'c'.repeat(40);
const head = 'a'.repeat(40);
const base = 'b'.repeat(40);
const zeros = '0'.repeat(40);

const event = (name: string, payload: unknown, more: Partial<Event> = {}): Event => ({
  name,
  sha,
  ref: 'refs/heads/main',
  actor: 'ada',
  repository: 'acme/app',
  payload,
  ...more,
});

const pullRequest = (from: unknown = 'acme/app') => ({
  pull_request: {
    number: 7,
    head: { sha: head, repo: from === null ? null : { full_name: from } },
    base: { sha: base },
  },
});

const plain = { judged: sha, reported: sha, isTrusted: true, readsWorkspace: true };
const ofPullRequest = { ...plain, reported: head, base: { kind: 'fork-point', with: base, head }, pullRequest: 7 };
const none = { kind: 'none' };
const forked = 'This pull request comes from a fork, and GitHub gives it no secrets.';
const fork = { ...ofPullRequest, isTrusted: false, policyFrom: base, withheld: forked };
const target = { ...ofPullRequest, judged: head, isTrusted: false, readsWorkspace: false, policyFrom: sha };

describe('the occasion of a run', () => {
  const rows: readonly (readonly [what: string, event: Event, occasion: unknown])[] = [
    ['a pull request', event('pull_request', pullRequest()), ofPullRequest],
    [
      'a pull request of the same repository, spelled otherwise',
      event('pull_request', pullRequest('Acme/App')),
      ofPullRequest,
    ],
    ['a pull request from a fork', event('pull_request', pullRequest('eve/app')), fork],
    ['a pull request from a fork that is gone', event('pull_request', pullRequest(null)), fork],
    [
      "Dependabot's pull request",
      event('pull_request', pullRequest(), { actor: 'dependabot[bot]' }),
      {
        ...ofPullRequest,
        withheld: "This pull request is Dependabot's, and GitHub gives it just Dependabot's own secrets.",
      },
    ],
    ['a pull request with the rights of its base', event('pull_request_target', pullRequest()), target],
    ['the same from a fork, which gets secrets', event('pull_request_target', pullRequest('eve/app')), target],
    ['a push', event('push', { before: base }), { ...plain, base: { kind: 'commit', commit: base } }],
    [
      'the first push of a branch',
      event('push', { before: zeros, repository: { default_branch: 'main' } }, { ref: 'refs/heads/topic' }),
      { ...plain, base: { kind: 'fork-point', with: 'main' } },
    ],
    [
      'the first push of the default branch',
      event('push', { before: zeros, repository: { default_branch: 'main' } }),
      { ...plain, base: none },
    ],
    [
      'a tag, which is to be released whole',
      event('push', { before: base }, { ref: 'refs/tags/v1' }),
      { ...plain, base: none },
    ],
    [
      'a merge queue',
      event('merge_group', { merge_group: { base_sha: base, head_sha: sha } }),
      { ...plain, base: { kind: 'commit', commit: base } },
    ],
    ['a schedule', event('schedule', {}), { ...plain, base: none }],
    ['a run by hand', event('workflow_dispatch', { inputs: null }), { ...plain, base: none }],
    ['a release', event('release', {}), { ...plain, base: none }],
    ['a review of a pull request from a fork', event('pull_request_review', pullRequest('eve/app')), fork],
    [
      "a comment, which may be a stranger's",
      event('issue_comment', {}),
      { ...plain, base: none, isTrustedAtEvent: true, policyFrom: sha },
    ],
    [
      "another workflow's run",
      event('workflow_run', {}),
      { ...plain, base: none, isTrustedAtEvent: true, policyFrom: sha },
    ],
    [
      'a pull request without a head',
      event('pull_request', {}),
      { ...plain, base: none, isTrustedAtEvent: true, policyFrom: sha },
    ],
    ['a push whose payload is none', event('push', null), { ...plain, base: none }],
    ['a payload with other types', event('push', { before: 7 }), { ...plain, base: none }],
  ];
  for (const [what, given, occasion] of rows) {
    it(`of ${what}`, () => assert.deepEqual(occasionOf(given), occasion as Occasion));
  }
});
