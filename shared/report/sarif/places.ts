import type { Location, Release } from '../../release/index.ts';
import { placeIn } from '../place-in.ts';
import type { SarifLocation } from './log.ts';

/** the directory from which files are named: where the command ran, the top of the repository in a workflow */
export const sourceRoot = '%SRCROOT%';

/** what stands for a project that has no file that anybody read */
const usualFile = 'docker-compose.yml';

/** Places of one release as SARIF names them. */
export interface Places {
  /** of what stands nowhere below the root, such as a requirement of a release of the API: the project's first file */
  readonly placeOf: (location: Location | undefined) => SarifLocation;
  /** whether it stands in a file below the root */
  readonly isBelow: (location: Location) => boolean;
}

/**
 * Files are named from where the command ran: `directory` is the source directory from there, with `/`; by default it
 * is the source as far as that is named from there.
 */
export function placesOf(release: Release | undefined, directory = relativeSource(release)): Places {
  const first = release?.services.find(({ location }) => location)?.location?.file ?? usualFile;
  return {
    isBelow: ({ file }) => placeIn(directory, file) !== undefined,
    placeOf: (location) => {
      const path = location && placeIn(directory, location.file);
      const uri = (path ?? placeIn(directory, first) ?? usualFile).split('/').map(encodeSegment).join('/');
      return {
        physicalLocation: {
          artifactLocation: { uri, uriBaseId: sourceRoot },
          ...(location &&
            path !== undefined && {
              region: {
                startLine: location.line,
                startColumn: location.column,
                endLine: location.endLine,
                endColumn: location.endColumn,
              },
            }),
        },
      };
    },
  };
}

/** the source directory of a project below the current one; the current one for another */
function relativeSource(release: Release | undefined): string {
  if (!release || release.published || release.ref !== undefined) return '';
  return placeIn('', release.source.replaceAll('\\', '/')) ?? '';
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed());
}
