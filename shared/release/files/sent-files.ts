import dockerignore from '@balena/dockerignore';
import { excerpt, quoted } from '../excerpt.ts';
import type { Problems } from '../problems.ts';
import type { ProjectFiles } from './project-files.ts';
import { readSource } from './read-source.ts';
import { type SourceText, startOf } from './source-text.ts';

/** Which files of a project reach the builder. */
export interface SentFiles {
  /** `context` is the build context in whose name the file is sent, where there is one */
  isSent(path: string, context?: string): Promise<boolean>;
}

type Filter = (path: string) => boolean;

/**
 * What the CLI sends of a project, by its own filter library: without `**\/.git`, without what the
 * `.dockerignore` leaves out, but with the Dockerfiles, the `docker-compose.yml` and the `.balena`
 * directories whatever it says; the last pattern that matches a path decides. The file in the
 * source directory counts for everything; with `--multi-dockerignore` a build context has its own.
 */
export function sentFiles(files: ProjectFiles, multiDockerignore: boolean, problems: Problems): SentFiles {
  const filters = new Map<string, Promise<Filter>>();
  return {
    async isSent(path, context) {
      const directory = multiDockerignore ? (context ?? '') : '';
      let filter = filters.get(directory);
      if (filter === undefined) {
        filter = readFilter(files, directory, problems);
        filters.set(directory, filter);
      }
      return (await filter)(directory === '' ? path : path.slice(directory.length + 1));
    },
  };
}

async function readFilter(files: ProjectFiles, directory: string, problems: Problems): Promise<Filter> {
  const path = directory === '' ? '.dockerignore' : `${directory}/.dockerignore`;
  const read = await readSource(files, '', path, { what: 'the file', at: startOf(path) }, problems);
  if (read.kind === 'refused') {
    problems.undecide(`What is sent to the builder isn't known, for ${excerpt(path)} can't be read.`);
    return () => true;
  }
  if (read.kind === 'missing') return filterOf('');
  try {
    return filterOf(read.source.text);
  } catch {
    tellInvalid(read.source, problems);
    return () => true;
  }
}

// Throws where a pattern is no valid one. The probe is needed: patterns are compiled when used.
function filterOf(text: string): Filter {
  const ignore = dockerignore.default({ ignorecase: false });
  ignore.add(['**/.git']).add(text);
  ignore.add(['!**/.balena', '!**/.resin', '!**/Dockerfile', '!**/Dockerfile.*', '!**/docker-compose.yml']);
  ignore.ignores('contract.yml');
  return (path) => !ignore.ignores(path);
}

function tellInvalid(source: SourceText, problems: Problems): void {
  let start = 0;
  for (const line of source.text.split('\n')) {
    const pattern = line.trim();
    if (!isValid(line)) {
      const place = { source, start, end: start + line.trimEnd().length };
      problems.add(
        'dockerignore-invalid',
        place,
        `${excerpt(source.file)} has a pattern that is not valid: ${quoted(pattern)}. The balena CLI fails on it, so nothing is sent to the builder. Correct the pattern.`,
      );
    }
    start += line.length + 1;
  }
  problems.undecide(`What is sent to the builder isn't known, for ${excerpt(source.file)} has an invalid pattern.`);
}

function isValid(line: string): boolean {
  try {
    dockerignore.default().add(line).ignores('contract.yml');
    return true;
  } catch {
    return false;
  }
}
