import dockerignore from '@balena/dockerignore';
import { excerpt, quoted } from '../excerpt.ts';
import type { Problems } from '../problems.ts';
import { ignoreCost } from './ignore-cost.ts';
import type { ProjectFiles } from './project-files.ts';
import { readSource } from './read-source.ts';
import { type SourceText, startOf } from './source-text.ts';

/** Which files of a project reach the builder. */
export interface SentFiles {
  /** `context` is the build context in whose name the file is sent, where there is one */
  isSent(path: string, context?: string): Promise<boolean>;
}

interface Filter {
  isSent(path: string): boolean;
  /** how many steps that may take at most */
  cost(path: string): number;
}

const everything: Filter = { isSent: () => true, cost: () => 0 };
/** How many steps may be taken in all; ten thousand paths and two hundred usual patterns need a third. */
const costLimit = 5e9;
const invalidLimit = 20;
/** A path on which patterns are tried to see whether they compile; one character offers them few ways. */
const probe = 'x';

/**
 * What the CLI sends of a project, by its own filter library: without `**\/.git`, without what the
 * `.dockerignore` leaves out, but with the Dockerfiles, the `docker-compose.yml` and the `.balena`
 * directories whatever it says; the last pattern that matches a path decides. The file in the
 * source directory counts for everything; with `--multi-dockerignore` a build context has its own.
 */
export function sentFiles(files: ProjectFiles, multiDockerignore: boolean, problems: Problems): SentFiles {
  const filters = new Map<string, Promise<Filter>>();
  let cost = 0;
  return {
    async isSent(path, context) {
      const directory = multiDockerignore ? (context ?? '') : '';
      let reading = filters.get(directory);
      if (reading === undefined) {
        reading = readFilter(files, directory, problems);
        filters.set(directory, reading);
      }
      const filter = await reading;
      const inside = directory === '' ? path : path.slice(directory.length + 1);
      // the source directory itself is always sent, and is no path to the library
      if (inside === '') return true;
      const next = cost + filter.cost(inside);
      if (next <= costLimit) {
        cost = next;
        return filter.isSent(inside);
      }
      tellTooCostly(ignoreFile(directory), problems);
      return true;
    },
  };
}

function ignoreFile(directory: string): string {
  return directory === '' ? '.dockerignore' : `${directory}/.dockerignore`;
}

async function readFilter(files: ProjectFiles, directory: string, problems: Problems): Promise<Filter> {
  const path = ignoreFile(directory);
  const read = await readSource(files, '', path, { what: 'the file', at: startOf(path) }, problems);
  if (read.kind === 'refused') {
    problems.undecide(`What is sent to the builder isn't known, for ${excerpt(path)} can't be read.`);
    return everything;
  }
  const text = read.kind === 'missing' ? '' : read.source.text;
  try {
    return { isSent: filterOf(text), cost: ignoreCost(text) };
  } catch {
    if (read.kind === 'text') tellInvalid(read.source, problems);
    return everything;
  }
}

// Throws where a pattern is no valid one. The probe is needed: patterns are compiled when used.
function filterOf(text: string): (path: string) => boolean {
  const ignore = dockerignore.default({ ignorecase: false });
  ignore.add(['**/.git']).add(text);
  ignore.add(['!**/.balena', '!**/.resin', '!**/Dockerfile', '!**/Dockerfile.*', '!**/docker-compose.yml']);
  ignore.ignores(probe);
  return (path) => !ignore.ignores(path);
}

function tellTooCostly(file: string, problems: Problems): void {
  problems.add(
    'dockerignore-invalid',
    startOf(file),
    `The patterns of ${excerpt(file)} have so many wildcards that trying them would take too long, and they are not used. Write fewer patterns, with fewer wildcards in each.`,
  );
  problems.undecide(
    `What is sent to the builder isn't known, for the patterns of ${excerpt(file)} would take too long.`,
  );
}

// Of many the first twenty.
function tellInvalid(source: SourceText, problems: Problems): void {
  let start = 0;
  let told = 0;
  for (const line of source.text.split('\n')) {
    const pattern = line.trim();
    if (!isValid(line)) {
      const place = { source, start, end: start + line.trimEnd().length };
      problems.add(
        'dockerignore-invalid',
        place,
        `${excerpt(source.file)} has a pattern that is not valid: ${quoted(pattern)}. The balena CLI fails on it, so nothing is sent to the builder. Correct the pattern.`,
      );
      told += 1;
      if (told === invalidLimit) break;
    }
    start += line.length + 1;
  }
  problems.undecide(`What is sent to the builder isn't known, for ${excerpt(source.file)} has an invalid pattern.`);
}

function isValid(line: string): boolean {
  try {
    dockerignore.default().add(line).ignores(probe);
    return true;
  } catch {
    return false;
  }
}
