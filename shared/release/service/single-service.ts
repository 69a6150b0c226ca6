import { excerpt } from '../excerpt.ts';
import { startOf } from '../files/source-text.ts';
import type { Project } from '../project.ts';
import type { ServiceRead, ServiceReading } from './read-service.ts';

/** The names in the source directory; undefined, and told, where it can't be read. */
export async function namesIn({ files, problems }: Project): Promise<readonly string[] | undefined> {
  try {
    return await files.list('');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why =
      code === 'ENOENT'
        ? `doesn't exist`
        : code === 'ENOTDIR'
          ? 'is no directory'
          : `can't be read (${excerpt(code || String(error))})`;
    problems.add('source-unreadable', startOf('.'), `The source directory ${why}. Name the directory of a project.`);
    problems.undecide(`The source directory ${why}.`);
    return undefined;
  }
}

/**
 * The service of a project without a compose file: `main`, built from the source directory by a
 * Dockerfile of any name, or as a Node project. `isNamed`: whoever builds it names its Dockerfile.
 */
export async function readMain(
  { project, contractIn }: ServiceReading,
  names: readonly string[],
  isNamed: boolean,
): Promise<ServiceRead[]> {
  const { problems } = project;
  const built = isNamed || names.some((name) => name === 'package.json' || /^Dockerfile(?:\..+)?$/.test(name));
  if (!built) {
    const said = 'The source directory has no docker-compose.yml, no Dockerfile and no package.json';
    problems.add(
      'nothing-to-build',
      startOf('.'),
      `${said}, so there is nothing to build. Name the directory of a project.`,
    );
    problems.undecide(`${said}.`);
    return [];
  }
  const { written, ...read } = await contractIn('');
  return [
    {
      service: { name: 'main', optional: false, ...read },
      written: {
        labels: new Map(),
        requirements: [],
        context: '',
        contextMissing: false,
        ...(written !== undefined && { contractFile: written }),
      },
    },
  ];
}
