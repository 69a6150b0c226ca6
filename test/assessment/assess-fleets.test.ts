import assert from 'node:assert/strict';
import { type AssessFleetsRequest, assessFleets } from '../../shared/assessment/index.ts';
import { countFinds, type Device, defaultFactTags, everyDevice } from '../../shared/fleet/index.ts';
import { type Asked, fakeAccount, statusError } from '../fleet/api/fake-api.ts';
import { makeRelease } from '../support/making.ts';

const askingForKernel = [{ type: 'sw.kernel', slug: 'linux', version: '>=5' }];

/** An API with the fleets a/a and b/b: two devices each, pinned to a release each, and one that is to run none. */
function serve({ resource, options }: Asked): unknown {
  const { $filter } = options;
  if (resource === 'application') {
    return ['a/a', 'b/b'].flatMap((slug, index) =>
      $filter.slug === slug ? [{ id: index + 1, slug, should_be_running__release: null }] : [],
    );
  }
  if (resource === 'device_type') return [];
  if (resource === 'device_tag') return [];
  if (resource === 'release') {
    const known = [11, 12, 21, 22].map((id) => ({
      id,
      commit: `c${id}00000`,
      raw_version: '1.0.0',
      status: id === 21 ? 'failed' : 'success',
      release_image: id === 22 ? [] : images,
    }));
    if ($filter.id !== undefined) return known.filter(({ id }) => id === $filter.id);
    if ($filter.status) return known.slice(1, 2);
    return known.filter(({ commit }) => commit.startsWith($filter.commit.$startswith));
  }
  const fleet = ($filter ?? options.$count.$filter).belongs_to__application as number;
  if (options.$count) return 3;
  if ($filter.id.$gt > 0) return [];
  return [1, 2, 3].map((number) => ({
    id: fleet * 10 + number,
    uuid: `${fleet}${number}`,
    device_name: null,
    supervisor_version: '17.4.2',
    os_version: 'balenaOS 6.10.24',
    is_of__device_type: { __id: 1 },
    ...(options.$select.includes('should_be_running__release') && {
      should_be_running__release: number === 3 ? null : { __id: fleet * 10 + number },
    }),
  }));
}

const images = [
  {
    id: 1,
    image_label: [],
    image: [{ contract: null, is_a_build_of__service: [{ service_name: 'web' }] }],
  },
];

function assess(request: Partial<AssessFleetsRequest>, answer = serve) {
  const { account, asked } = fakeAccount(answer);
  const selection = request.selection ?? everyDevice;
  const assessed = assessFleets(account, {
    fleets: ['a/a'],
    release: makeRelease({ web: {} }),
    selection,
    factTags: defaultFactTags,
    wantedTags: [],
    finds: countFinds(selection),
    now: () => '2026-11-24T08:00:00Z',
    ...request,
  });
  return { assessed, asked };
}

describe('assessFleets', () => {
  it('gives an assessment for each fleet, and asks for none twice', async () => {
    const { assessments, unread } = await assess({ fleets: ['a/a', 'b/b', 'a/a'] }).assessed;
    assert.deepEqual(
      assessments.map(({ fleet, takenAt, isLive, counts }) => [fleet, takenAt, isLive, counts.runs]),
      [
        ['a/a', '2026-11-24T08:00:00Z', true, 3],
        ['b/b', '2026-11-24T08:00:00Z', true, 3],
      ],
    );
    assert.deepEqual(unread, []);
  });

  it('names a fleet that can not be read beside the others, and throws for the only one', async () => {
    const { assessments, unread } = await assess({ fleets: ['c/c', 'b/b'] }).assessed;
    assert.deepEqual(
      assessments.map(({ fleet }) => fleet),
      ['b/b'],
    );
    assert.deepEqual(
      unread.map(({ fleet, error }) => [fleet, error.code]),
      [['c/c', 'fleet-not-found']],
    );
    await assert.rejects(assess({ fleets: ['c/c'] }).assessed, { code: 'fleet-not-found' });
  });

  it('throws for a login that is refused, however many fleets there are', async () => {
    const { account } = fakeAccount(serve);
    const refused = Promise.reject(Object.assign(new Error('no'), { code: 'unauthorized' }));
    refused.catch(() => {});
    const request = { fleets: ['c/c', 'b/b'], release: makeRelease({}), selection: everyDevice };
    const others = { factTags: defaultFactTags, wantedTags: [], finds: countFinds(everyDevice), now: () => '' };
    await assert.rejects(assessFleets({ ...account, accepted: refused }, { ...request, ...others }), {
      code: 'unauthorized',
    });
  });

  it('asks for tags just where the release does', async () => {
    const plain = assess({});
    await plain.assessed;
    assert.ok(!plain.asked.some(({ resource }) => resource === 'device_tag'));
    const kernel = assess({ release: makeRelease({ web: { requires: askingForKernel } }) });
    await kernel.assessed;
    assert.ok(kernel.asked.some(({ resource }) => resource === 'device_tag'));
  });

  it('judges a release of the API that is named', async () => {
    const { assessments } = await assess({ release: { called: 'C120000' } }).assessed;
    assert.equal(assessments[0]?.release.source, 'release 12 (c120000, 1.0.0) of a/a');
    const latest = await assess({ release: { called: 'latest' } }).assessed;
    assert.equal(latest.assessments[0]?.release.published?.id, 12);
  });

  const notReleases: readonly (readonly [called: string, code: string, says: RegExp])[] = [
    ['', 'release-not-found', /^"" names no release\. Give an id/],
    ['c1', 'release-not-found', /^"c1" names no release/],
    ['main', 'release-not-found', /^"main" names no release/],
    ['99', 'release-not-found', /^There is no release "99" of a\/a/],
    [
      '21',
      'release-not-built',
      /^Release 21 \(c210000\) of a\/a was never built: its status is "failed", so no device can run it\.$/,
    ],
    ['22', 'release-not-built', /was never built: it has no services/],
  ];
  for (const [called, code, message] of notReleases) {
    it(`judges no release ${JSON.stringify(called)}`, () =>
      assert.rejects(assess({ release: { called } }).assessed, { code, message }));
  }

  it('judges a fleet that is named twice once', async () => {
    const { assessments } = await assess({ fleets: ['a/a', 'A/A'] }).assessed;
    assert.equal(assessments.length, 1);
  });

  it('judges for each device the release that it should be running, and says where there is none', async () => {
    const { assessments } = await assess({ release: { called: 'current' } }).assessed;
    assert.deepEqual(
      assessments.map(({ fleet, release, counts }) => [
        fleet,
        release.published?.commit,
        counts.devices,
        counts.unknown,
      ]),
      [
        ['a/a', 'c1100000', 1, 0],
        ['a/a', 'c1200000', 1, 0],
        ['a/a', undefined, 1, 1],
      ],
    );
    assert.match(
      assessments[2]?.groups[0]?.findings[0]?.message ?? '',
      /^There is no release of a\/a that the device should be running\.$/,
    );
  });

  it('compares with one release, or with what each device should be running', async () => {
    const release = makeRelease({ web: { requires: askingForKernel } });
    const beside = assess({ release, base: makeRelease({ web: {} }) });
    assert.equal((await beside.assessed).assessments[0]?.counts.newlyRejecting, 0);
    assert.ok(!beside.asked.some(({ resource }) => resource === 'release'));
    const current = assess({ release: makeRelease({ web: { requires: [{ type: 'sw.nothing' }] } }), base: 'current' });
    const [assessment] = (await current.assessed).assessments;
    assert.equal(assessment?.base, 'current');
    assert.deepEqual(
      assessment?.groups.map(({ before, change, devices }) => [before?.judgement, change, devices.length]),
      [
        ['runs', 'newly-rejecting', 1],
        ['runs', 'newly-rejecting', 1],
        ['unknown', 'newly-rejecting', 1],
      ],
    );
    assert.ok(
      current.asked.some(({ resource }) => resource === 'device_tag'),
      'what the releases ask for is not known yet',
    );
  });

  it('asks for the tags that excuses name devices by, and lets them', async () => {
    const excusesOf = ({ tags }: Device) => (tags?.['site'] === undefined ? [] : [3]);
    const tagged = assess({ wantedTags: ['site'], excusesOf }, (asked) =>
      asked.resource === 'device_tag' && asked.options.$filter.id.$gt === 0
        ? [{ id: 1, device: { __id: 11 }, tag_key: 'site', value: 'lab' }]
        : serve(asked),
    );
    const { assessments } = await tagged.assessed;
    assert.deepEqual(
      assessments[0]?.groups.map(({ excuses, devices }) => [excuses, devices.length]),
      [
        [[], 2],
        [[3], 1],
      ],
    );
    assert.deepEqual(tagged.asked.find(({ resource }) => resource === 'device_tag')?.options.$filter.tag_key.$in, [
      'site',
    ]);
  });

  it('wants each uuid to be found once in all fleets, unless one could not be read', async () => {
    const selection = { ...everyDevice, uuids: ['1'] };
    await assert.rejects(assess({ selection }).assessed, { code: 'device-ambiguous' });
    const absent = { ...everyDevice, uuids: ['9'] };
    await assert.rejects(assess({ selection: absent, fleets: ['a/a', 'b/b'] }).assessed, { code: 'device-not-found' });
    const partial = await assess({ selection: absent, fleets: ['a/a', 'c/c'] }).assessed;
    assert.equal(partial.unread.length, 1);
  });

  it('tells how far each fleet has come', async () => {
    const told: unknown[] = [];
    await assess({ fleets: ['a/a', 'b/b'], onProgress: (...progress) => told.push(progress) }).assessed;
    assert.deepEqual(told, [
      ['a/a', 0, 3],
      ['a/a', 3, 3],
      ['b/b', 0, 3],
      ['b/b', 3, 3],
    ]);
  });

  it('passes on what is no error of the API', async () => {
    const broken = assess({ fleets: ['a/a', 'b/b'] }, (asked) => {
      if (asked.resource === 'device') throw new RangeError('x');
      return serve(asked);
    });
    await assert.rejects(broken.assessed, /balena-sdk rejected with RangeError/);
    const down = assess({ fleets: ['a/a', 'b/b'] }, (asked) => {
      if (asked.resource === 'device') throw statusError(503);
      return serve(asked);
    });
    assert.equal((await down.assessed).unread.length, 2);
  });
});
