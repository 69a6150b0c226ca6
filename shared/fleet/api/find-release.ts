import { FleetError } from '../fleet-error.ts';
import { shown } from '../record/shown.ts';
import type { Account } from './account.ts';
import type { Fleet } from './find-fleet.ts';
import { type ReleaseRecord, releaseOfRow } from './release-of-row.ts';
import { rowsOf } from './row.ts';

/**
 * Finds a release of a fleet: by its id, by its commit or the beginning of it, or, for `latest`, the
 * newest that was built, is no draft and was not taken back. What was never built runs nowhere, and is
 * an error.
 */
export async function findRelease(account: Account, fleet: Fleet, called: string): Promise<ReleaseRecord> {
  const filter = filterFor(called);
  if (!filter) {
    const problem = `${shown(called)} names no release. Give an id, at least seven digits of a commit, latest or current.`;
    throw new FleetError({ code: 'release-not-found', problem });
  }
  const about = called === 'latest' ? 'the latest release' : `the release ${shown(called)}`;
  const [release, other] = await askForReleases(
    account,
    fleet,
    `${about} of ${fleet.slug}`,
    filter,
    called === 'latest' ? 1 : 2,
  );
  if (release && other) {
    const problem = `Several releases of ${fleet.slug} are called ${shown(called)}. Give more of the commit, or the release's id.`;
    throw new FleetError({ code: 'release-ambiguous', problem });
  }
  if (release) return built(release, fleet);
  const problem =
    called === 'latest'
      ? `${fleet.slug} has no release that was built and is no draft. Name one by its commit or id, or judge a project with --source.`
      : `There is no release ${shown(called)} of ${fleet.slug}, or this login may not see it. \`balena release list ${fleet.slug}\` shows commits and ids.`;
  throw new FleetError({ code: 'release-not-found', problem });
}

/** The release with an id that a device of the fleet points to. */
export async function readRelease(account: Account, fleet: Fleet, id: string): Promise<ReleaseRecord> {
  const [release] = await askForReleases(
    account,
    fleet,
    `release ${shown(id)} of ${fleet.slug}`,
    { id: Number(id) },
    1,
  );
  if (release) return built(release, fleet);
  const problem = `Devices of ${fleet.slug} should be running release ${shown(id)}, and this login may not see it.`;
  throw new FleetError({ code: 'release-not-found', problem });
}

function askForReleases(
  { ask, connection }: Account,
  fleet: Fleet,
  about: string,
  filter: NonNullable<ReturnType<typeof filterFor>>,
  top: number,
): Promise<readonly ReleaseRecord[]> {
  return ask(
    about,
    (signal) =>
      connection.sdk.pine.get({
        resource: 'release',
        passthrough: { signal, refreshToken: false },
        options: {
          $select: ['id', 'commit', 'raw_version', 'status'],
          $filter: { belongs_to__application: fleet.id, ...filter },
          $orderby: [{ created_at: 'desc' }, { id: 'desc' }],
          $top: top,
          $expand: {
            release_image: {
              $select: ['id'],
              $orderby: { id: 'asc' },
              $expand: {
                image_label: { $select: ['label_name', 'value'] },
                image: {
                  $select: ['id', 'contract'],
                  $expand: { is_a_build_of__service: { $select: ['service_name'] } },
                },
              },
            },
          },
        },
      }),
    (answer: unknown) => {
      const releases = rowsOf(answer)?.map(releaseOfRow);
      return releases?.every((release) => release !== undefined) ? releases : undefined;
    },
  );
}

function built(release: ReleaseRecord, { slug }: Fleet): ReleaseRecord {
  if (release.status === 'success' && release.services.length > 0) return release;
  const why = release.status === 'success' ? 'it has no services' : `its status is ${shown(release.status)}`;
  const problem = `Release ${release.id} (${release.commit.slice(0, 7)}) of ${slug} was never built: ${why}, so no device can run it.`;
  throw new FleetError({ code: 'release-not-built', problem });
}

/** undefined for what can name no release */
function filterFor(called: string) {
  if (called === 'latest') return { status: 'success' as const, is_final: true, is_invalidated: false };
  const commit = /^[0-9a-f]{7,64}$/i.test(called) ? { commit: { $startswith: called.toLowerCase() } } : undefined;
  const id = /^\d{1,15}$/.test(called) ? { id: Number(called) } : undefined;
  // Seven digits may be both: then there may be two, and it is asked which.
  return commit && id ? { $or: [id, commit] } : (commit ?? id);
}
