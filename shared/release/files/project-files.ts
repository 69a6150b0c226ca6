import type { Entry, FileTree } from './file-tree.ts';
import { joinPath } from './project-path.ts';
import type { SourceText } from './source-text.ts';

/** The most that a file may hold: a compose file or a contract beyond it is no honest one. */
export const sizeLimit = 1024 * 1024;

const linkLimit = 40;

/** What stands at a path, after links. `path` is the place itself, where no link is left in it. */
export type Found =
  | { readonly kind: 'file'; readonly path: string; readonly size: number }
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'unreadable'; readonly reason: string };

export type TextRead =
  | { readonly kind: 'text'; readonly source: SourceText }
  | { readonly kind: 'too-large'; readonly size: number }
  | { readonly kind: 'not-utf8' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The files of one project, looked up and read at most once each. */
export interface ProjectFiles {
  find(path: string): Promise<Found>;
  /** the text of a file that `find` has found */
  text(file: Found & { kind: 'file' }): Promise<TextRead>;
  /** the names directly in a directory; rejects where it can't be read */
  list(path: string): Promise<readonly string[]>;
  /** the texts that were read so far, by path */
  readonly sources: ReadonlyMap<string, SourceText>;
}

/**
 * A path is walked from the root, name by name. Where a link stands, its target takes the place of
 * what was walked so far, starting from the link's own directory; a target that is absolute or
 * climbs above the root is outside the project and is not followed, whatever it leads to. After 40
 * links the walk is given up, as in a circle.
 */
export function projectFiles(tree: FileTree): ProjectFiles {
  const entries = new Map<string, Promise<Entry | undefined>>();
  const texts = new Map<string, Promise<TextRead>>();
  const sources = new Map<string, SourceText>();

  function entry(path: string): Promise<Entry | undefined> {
    return remembered(entries, path, () => tree.entry(path));
  }

  async function find(path: string): Promise<Found> {
    let ahead = path === '' ? [] : path.split('/');
    let walked = '';
    let last: Entry = { kind: 'directory' };
    let links = 0;
    while (ahead.length > 0) {
      if (last.kind !== 'directory') return { kind: 'missing' };
      const [name = '', ...rest] = ahead;
      const next = walked === '' ? name : `${walked}/${name}`;
      const found = await entry(next);
      if (found === undefined) return { kind: 'missing' };
      if (found.kind === 'link') {
        links += 1;
        if (links > linkLimit) return { kind: 'unreadable', reason: 'its symbolic links lead in a circle' };
        const target = joinPath(walked, found.target);
        if (target === undefined) return { kind: 'outside' };
        ahead = [...(target === '' ? [] : target.split('/')), ...rest];
        walked = '';
        last = { kind: 'directory' };
      } else {
        ahead = rest;
        walked = next;
        last = found;
      }
    }
    if (last.kind === 'file') return { kind: 'file', path: walked, size: last.size };
    return { kind: 'directory', path: walked };
  }

  return {
    async find(path) {
      try {
        return await find(path);
      } catch (error) {
        return { kind: 'unreadable', reason: reasonOf(error) };
      }
    },
    text: ({ path, size }) =>
      remembered(texts, path, async () => {
        if (size > sizeLimit) return { kind: 'too-large', size };
        try {
          const read = decodeText(path, await tree.read(path));
          if (read.kind === 'text') sources.set(path, read.source);
          return read;
        } catch (error) {
          return { kind: 'unreadable', reason: reasonOf(error) };
        }
      }),
    list: async (path) => tree.list(path),
    sources,
  };
}

/** The bytes of a file as text. The size is asked of them themselves: a file may grow between two looks at it. */
export function decodeText(file: string, bytes: Uint8Array): TextRead {
  if (bytes.byteLength > sizeLimit) return { kind: 'too-large', size: bytes.byteLength };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'text', source: { file, text } };
  } catch {
    return { kind: 'not-utf8' };
  }
}

function remembered<T>(known: Map<string, Promise<T>>, path: string, ask: () => Promise<T>): Promise<T> {
  let answer = known.get(path);
  if (answer === undefined) {
    answer = ask();
    known.set(path, answer);
  }
  return answer;
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
