import { Failure } from '../../shared/machine/failure.ts';
import type { AskGitHub } from './asking.ts';

/** The commits, trees and files of one repository, as GitHub's API gives them. */
export interface Repository {
  /** the commits that a commit came of */
  readonly parents: (commit: string) => Promise<readonly string[]>;
  readonly comparison: (base: string, head: string) => Promise<Comparison>;
  readonly tree: (id: string, isWhole: boolean) => Promise<TreeListing>;
  readonly blob: (id: string) => Promise<Uint8Array>;
}

export interface Comparison {
  /** the commit where the two parted */
  readonly forkPoint: string;
  /** files that were renamed, as many as GitHub tells */
  readonly renames: readonly { readonly from: string; readonly to: string }[];
}

/** What lies in a directory; of a whole tree in all of them, by paths, unless it was cut short. */
export interface TreeListing {
  readonly entries: readonly TreeEntry[];
  readonly isCut: boolean;
}

export interface TreeEntry {
  readonly path: string;
  /** as git has it: `100644`, `040000`, `120000`, `160000` */
  readonly mode: string;
  readonly id: string;
  /** in bytes; of files alone */
  readonly size?: number;
}

export function repositoryOf(ask: AskGitHub): Repository {
  const trees = new Map<string, Promise<TreeListing>>();
  const blobs = new Map<string, Promise<Uint8Array>>();
  const repository = askedAnew(ask);
  return {
    ...repository,
    tree(id, isWhole) {
      const key = `${id} ${isWhole}`;
      const known = trees.get(key) ?? repository.tree(id, isWhole);
      trees.set(key, known);
      return known;
    },
    async blob(id) {
      const known = blobs.get(id);
      if (known) return known;
      if (blobs.size >= mostBlobs) {
        throw new Failure(
          'github-failed',
          `More than ${mostBlobs} files would have to be asked for one by one. Run actions/checkout before.`,
        );
      }
      const blob = repository.blob(id);
      blobs.set(id, blob);
      return blob;
    },
  };
}

/** how many files of a repository are asked for: GitHub answers a job a thousand requests an hour */
const mostBlobs = 500;

function askedAnew(ask: AskGitHub): Repository {
  return {
    async parents(commit) {
      const about = `the commit ${commit.slice(0, 7)}`;
      const answer = await ask(about, 'GET /repos/{owner}/{repo}/git/commits/{ref}', { ref: commit });
      return rows(field(answer, 'parents'), about).map((parent) => text(field(parent, 'sha'), about));
    },
    async comparison(base, head) {
      const about = `where ${head.slice(0, 7)} parted from ${base.slice(0, 40)}`;
      const answer = await ask(about, 'GET /repos/{owner}/{repo}/compare/{basehead}', {
        basehead: `${base}...${head}`,
      });
      const files = field(answer, 'files');
      return {
        forkPoint: text(field(field(answer, 'merge_base_commit'), 'sha'), about),
        renames: (Array.isArray(files) ? files : []).flatMap((file: unknown) => {
          const [from, to] = [field(file, 'previous_filename'), field(file, 'filename')];
          return field(file, 'status') === 'renamed' && typeof from === 'string' && typeof to === 'string'
            ? [{ from, to }]
            : [];
        }),
      };
    },
    async tree(id, isWhole) {
      const about = `the files of ${id.slice(0, 7)}`;
      const query = isWhole ? { recursive: '1' } : {};
      const answer = await ask(about, 'GET /repos/{owner}/{repo}/git/trees/{id}', { id, ...query });
      const entries = rows(field(answer, 'tree'), about).map((entry): TreeEntry => {
        const size = field(entry, 'size');
        return {
          path: text(field(entry, 'path'), about),
          mode: text(field(entry, 'mode'), about),
          id: text(field(entry, 'sha'), about),
          ...(typeof size === 'number' && { size }),
        };
      });
      return { entries, isCut: field(answer, 'truncated') === true };
    },
    async blob(id) {
      const about = 'a file';
      const answer = await ask(about, 'GET /repos/{owner}/{repo}/git/blobs/{id}', { id });
      if (field(answer, 'encoding') !== 'base64') throw strange(about);
      return Buffer.from(text(field(answer, 'content'), about), 'base64');
    },
  };
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function rows(value: unknown, about: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw strange(about);
}

function text(value: unknown, about: string): string {
  if (typeof value === 'string') return value;
  throw strange(about);
}

function strange(about: string): Failure {
  const problem = `GitHub's API answered with something strange when asked for ${about}.`;
  return new Failure('github-failed', `${problem} Look whether a proxy stands in between.`);
}
