import type { GitObject } from './answers.ts';
import { gitTalk } from './talk.ts';

/** The objects of one repository, read through two processes of git that live until they are closed. */
export interface GitObjects {
  /** what an object is; rejects where the repository hasn't got it */
  find(name: string): Promise<GitObject>;
  /** an object's bytes; rejects where it is missing, or larger than what is read of any */
  read(name: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** the most bytes of one object: of a directory a million names, of a file more than anybody here wants */
const objectLimit = 64 * 1024 * 1024;

/**
 * Opens the objects of a repository. `cat-file` gives them as they are stored: no filter, no conversion and no
 * driver that an attribute names is run. The sizes come from a process of their own, so that nothing large is sent
 * that nobody reads. Nothing is started before something is asked.
 */
export function openGitObjects(directory: string): GitObjects {
  const headers = gitTalk(directory, '--batch-check');
  const contents = gitTalk(directory, '--batch');

  async function find(name: string): Promise<GitObject> {
    const answer = await headers.ask(name);
    if (answer === undefined) throw new Error('git has not got it here, as in a partial clone');
    return answer.object;
  }

  return {
    find,
    async read(name) {
      const { id, size } = await find(name);
      if (size > objectLimit) throw new Error(`it has ${size.toLocaleString('en-GB')} bytes`);
      const answer = await contents.ask(id);
      if (answer === undefined) throw new Error('git has not got it here any more');
      return answer.bytes;
    },
    async close() {
      await Promise.all([headers.close(), contents.close()]);
    },
  };
}
