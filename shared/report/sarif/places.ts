import type { Location, Release } from '../../release/index.ts';
import type { SarifLocation } from './log.ts';

/** the directory from which files are named: where the command ran, the top of the repository in a workflow */
export const sourceRoot = '%SRCROOT%';

/** what stands for a project that has no file that anybody read */
const usualFile = 'docker-compose.yml';

/** Places of one release as SARIF names them. */
export interface Places {
  /** of what stands nowhere, such as a requirement of a release of the API: the project's first file */
  readonly placeOf: (location: Location | undefined) => SarifLocation;
}

/** Files are named from where the command ran, as far as the source directory is named from there. */
export function placesOf(release: Release | undefined): Places {
  const source = release && !release.published && release.ref === undefined ? relativeSource(release.source) : [];
  const first = release?.services.find(({ location }) => location)?.location?.file ?? usualFile;
  return {
    placeOf: (location) => {
      const isSomewhere = location !== undefined && location.file !== '.';
      const uri = [...source, ...(isSomewhere ? location.file : first).split('/')].map(encodeSegment).join('/');
      return {
        physicalLocation: {
          artifactLocation: { uri, uriBaseId: sourceRoot },
          ...(isSomewhere && {
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

/** the segments of a directory below the current one; none of another */
function relativeSource(source: string): string[] {
  const path = source.replaceAll('\\', '/');
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const isBelow = !path.startsWith('/') && !/^[a-z]:/i.test(path) && !segments.includes('..');
  return isBelow ? segments : [];
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed());
}
