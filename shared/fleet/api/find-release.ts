import { FleetError } from '../fleet-error.ts';
import { shown } from '../record/shown.ts';
import type { Account } from './account.ts';
import type { Fleet } from './find-fleet.ts';
import { type ReleaseRecord, releaseOfRow } from './release-of-row.ts';
import { rowsOf } from './row.ts';

/**
 * Finds a release of a fleet: by its id, by its commit or the beginning of it, or, for `latest`, the
 * newest that was built, is no draft and was not taken back.
 */
export async function findRelease(account: Account, fleet: Fleet, called: string): Promise<ReleaseRecord> {
  const found = await account.ask(
    called === 'latest' ? `the latest release of ${fleet.slug}` : `the release ${shown(called)} of ${fleet.slug}`,
    (signal) =>
      account.connection.sdk.pine.get({
        resource: 'release',
        passthrough: { signal },
        options: {
          $select: ['id', 'commit', 'raw_version'],
          $filter: { belongs_to__application: fleet.id, ...filterFor(called) },
          $orderby: [{ created_at: 'desc' }, { id: 'desc' }],
          $top: called === 'latest' ? 1 : 2,
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
  const [release, other] = found;
  if (release && other) {
    const problem = `Several releases of ${fleet.slug} begin with ${shown(called)}. Give more of the commit, or the release's id.`;
    throw new FleetError({ code: 'release-ambiguous', problem });
  }
  if (release) return release;
  const problem =
    called === 'latest'
      ? `${fleet.slug} has no release that was built and is no draft. Name one by its commit or id, or judge a project with --source.`
      : `There is no release ${shown(called)} of ${fleet.slug}, or this login may not see it. \`balena release list ${fleet.slug}\` shows commits and ids.`;
  throw new FleetError({ code: 'release-not-found', problem });
}

function filterFor(called: string) {
  if (called === 'latest') return { status: 'success' as const, is_final: true, is_invalidated: false };
  const commit = { commit: { $startswith: called.toLowerCase() } };
  // Seven digits may be both: then there are two, and it is asked which.
  return /^\d{1,15}$/.test(called) ? { $or: [{ id: Number(called) }, commit] } : commit;
}
