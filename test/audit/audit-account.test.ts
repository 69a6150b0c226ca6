import assert from 'node:assert/strict';
import { type AccountAuditRequest, auditAccount } from '../../shared/audit/index.ts';
import { noPolicy } from '../../shared/policy/index.ts';
import { type Asked, fakeAccount, statusError } from '../fleet/api/fake-api.ts';
import { makeRelease } from '../support/making.ts';

const fleets = ['acme/kiosk', 'acme/lobby', 'umbrella/lab'];

/** An API with three fleets of two devices each: one runs its release and one rejects its own. */
function serve({ resource, options }: Asked): unknown {
  const { $filter } = options;
  if (resource === 'application') {
    return fleets
      .map((slug, index) => ({ id: index + 1, slug }))
      .filter(({ id, slug }) => ($filter.slug === undefined ? id > ($filter.id?.$gt ?? -1) : slug === $filter.slug));
  }
  if (resource === 'device_type') return [];
  if (resource === 'device_tag') return [];
  if (resource === 'release') return [releaseOf($filter.id)];
  const fleet = ($filter ?? options.$count.$filter).belongs_to__application as number;
  if (options.$count) return 2;
  if ($filter.id.$gt > 0) return [];
  return [1, 2].map((number) => ({
    id: fleet * 10 + number,
    uuid: `${fleet}${number}`,
    device_name: null,
    supervisor_version: '17.4.2',
    os_version: 'balenaOS 6.10.24',
    is_of__device_type: { __id: 1 },
    is_online: true,
    should_be_running__release: { __id: fleet * 10 + number },
    is_running__release: { __id: fleet * 10 + 1 },
    update_status: number === 2 ? 'rejected' : 'done',
  }));
}

const releaseOf = (id: number) => ({
  id,
  commit: `c${id}00000`,
  raw_version: '1.0.0',
  status: 'success',
  release_image: [
    {
      id,
      image_label: [],
      image: [
        {
          contract:
            id % 10 === 1
              ? null
              : { type: 'sw.container', slug: 'w', requires: [{ type: 'sw.supervisor', version: '>99' }] },
          is_a_build_of__service: [{ service_name: 'web' }],
        },
      ],
    },
  ],
});

async function audit(request: Partial<AccountAuditRequest>, answer: (asked: Asked) => unknown = serve) {
  const { account, asked } = fakeAccount(answer);
  const audited = await auditAccount(account, {
    fleets: [],
    policy: noPolicy,
    terms: noPolicy,
    today: '2026-11-24',
    now: () => '2026-11-24T02:00:00Z',
    ...request,
  });
  return { audited, asked, slugs: audited.map(({ slug }) => slug) };
}

describe('auditAccount', () => {
  const callings: readonly (readonly [called: readonly string[], slugs: readonly string[]])[] = [
    [[], fleets],
    [['*'], fleets],
    [['acme/*'], ['acme/kiosk', 'acme/lobby']],
    [
      ['umbrella/lab', 'acme/kiosk'],
      ['acme/kiosk', 'umbrella/lab'],
    ],
    [
      ['acme/*', 'acme/kiosk'],
      ['acme/kiosk', 'acme/lobby'],
    ],
  ];
  for (const [called, slugs] of callings) {
    it(`finds for ${JSON.stringify(called)} ${slugs.length} fleets`, async () =>
      assert.deepEqual((await audit({ fleets: called })).slugs, slugs));
  }

  it('judges each device for its own release, and holds that against what it reports', async () => {
    const { audited } = await audit({ fleets: ['acme/kiosk'] });
    const [kiosk] = audited;
    assert.ok(kiosk && !('error' in kiosk));
    assert.deepEqual(
      kiosk.now.assessments.map(({ fleet, isLive, counts: { runs, rejects } }) => [fleet, isLive, runs, rejects]),
      [
        ['acme/kiosk', true, 1, 0],
        ['acme/kiosk', true, 0, 1],
      ],
    );
    assert.deepEqual([kiosk.reality.compared, kiosk.reality.agreed], [2, 2]);
    assert.equal(kiosk.reality.counts.confirmed, 1);
  });

  it('reads a fleet once, also where a next release is judged', async () => {
    const next = makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>98' }] } });
    const { audited, asked } = await audit({ fleets: ['acme/kiosk'], next });
    const pages = asked.filter(({ resource, options }) => resource === 'device' && !options.$count);
    assert.equal(pages.filter(({ options }) => options.$filter.id.$gt === 0).length, 1);
    assert.equal(asked.filter(({ resource }) => resource === 'release').length, 2);
    const [kiosk] = audited;
    assert.ok(kiosk && !('error' in kiosk));
    assert.equal(kiosk.next?.assessments[0]?.counts.newlyRejecting, 1);
  });

  it('goes on where a fleet can not be read, is not there, or no fleet is like that', async () => {
    const refusing = (asked: Asked) => {
      const { $filter, $count } = asked.options;
      const fleet = asked.resource === 'device' && ($filter ?? $count.$filter).belongs_to__application;
      return fleet === 2 ? Promise.reject(statusError(403)) : serve(asked);
    };
    const { audited } = await audit({ fleets: ['acme/*', 'acme/nope', 'other/*'] }, refusing);
    assert.deepEqual(
      audited.map((fleet) => [fleet.slug, 'error' in fleet ? fleet.error.code : 'read']),
      [
        ['acme/kiosk', 'read'],
        ['acme/lobby', 'forbidden'],
        ['acme/nope', 'fleet-not-found'],
        ['other/*', 'fleet-not-found'],
      ],
    );
  });

  it('ends where the login is refused', async () => {
    const { account } = fakeAccount(serve);
    const refused = Promise.reject(Object.assign(new Error('no'), { code: 'unauthorized' }));
    refused.catch(() => {});
    const request = { fleets: ['acme/nope'], policy: noPolicy, terms: noPolicy, today: '', now: () => '' };
    await assert.rejects(auditAccount({ ...account, accepted: refused }, request), { code: 'unauthorized' });
  });
});
