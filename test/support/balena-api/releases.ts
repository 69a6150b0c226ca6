import { createHash } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import { insert } from './insert.ts';

/** A release that a test makes up: a finished one without services by default. */
export interface MadeRelease {
  /** Made from the fleet's slug and the release's place by default. */
  readonly commit?: string;
  /** `1.0.0` for the first by default, then `1.0.1`… */
  readonly version?: string;
  /** success by default; else for example failed, error, running or cancelled. */
  readonly status?: string;
  /** Not so for a draft. */
  readonly isFinal?: boolean;
  readonly isInvalidated?: boolean;
  readonly services?: Readonly<Record<string, MadeImage>>;
}

/** The image of a service in a release. */
export interface MadeImage {
  /** Null by default, as for a service whose builder found no contract. */
  readonly contract?: unknown;
  readonly labels?: Readonly<Record<string, string>>;
}

interface Inserted {
  readonly id: number;
  readonly commit: string;
}

/** The first release of every fleet was made at this moment, the next a minute later, and so on. */
const firstRelease = Date.UTC(2024, 0, 1);

/** Puts a fleet's releases into the database, oldest first. The latest is the one that a fleet would track. */
export async function insertReleases(
  database: PGlite,
  fleet: { readonly id: number; readonly slug: string },
  releases: readonly MadeRelease[],
): Promise<{ releases: readonly Inserted[]; latest: Inserted | undefined }> {
  const rows = releases.map((release, index) => releaseRow(fleet, release, index));
  const ids = await insert(database, 'release', rows);
  const inserted = ids.map((id, index) => ({ id, commit: rows[index]?.commit ?? '' }));
  const images = releases.flatMap(({ services = {} }, index) =>
    Object.entries(services).map(([service, image]) => ({ release: ids[index], service, ...image })),
  );
  await insertImages(database, fleet.id, images);
  return {
    releases: inserted,
    latest: inserted.findLast((_, index) => rows[index]?.status === 'success' && rows[index]['is final']),
  };
}

function releaseRow(fleet: { id: number; slug: string }, release: MadeRelease, index: number) {
  const { version = `1.0.${index}`, status = 'success', isFinal = true, isInvalidated = false } = release;
  const { commit = createHash('md5').update(`release ${index} of ${fleet.slug}`).digest('hex') } = release;
  return {
    'created at': new Date(firstRelease + index * 60_000),
    commit,
    composition: { version: '2.1', services: {} },
    'raw version': version,
    semver: version,
    source: 'cloud',
    status,
    'is final': isFinal,
    'is invalidated': isInvalidated,
    'belongs to-application': fleet.id,
  };
}

/** Puts in the images with their labels, and the services that they are builds of. */
async function insertImages(
  database: PGlite,
  fleet: number,
  images: readonly (MadeImage & { readonly release: number | undefined; readonly service: string })[],
): Promise<void> {
  const names = [...new Set(images.map(({ service }) => service))];
  const services = await insert(
    database,
    'service',
    names.map((name) => ({ application: fleet, 'service name': name })),
  );
  const imageIds = await insert(
    database,
    'image',
    images.map(({ service, contract = null }) => ({
      contract,
      status: 'success',
      'is a build of-service': services[names.indexOf(service)],
    })),
  );
  const releaseImages = await insert(
    database,
    'image-is part of-release',
    images.map(({ release }, index) => ({ image: imageIds[index], 'is part of-release': release })),
  );
  const labels = images.flatMap(({ labels = {} }, index) =>
    Object.entries(labels).map(([name, value]) => ({
      'release image': releaseImages[index],
      'label name': name,
      value,
    })),
  );
  await insert(database, 'image label', labels);
}
