import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { answerReader, type ObjectAnswer } from './answers.ts';
import { gitEnvironment, gitOptions, unstarted } from './ask.ts';

/** Questions in a row to one process of git, which answers them in that row. */
export interface GitTalk {
  /** undefined for what isn't there; rejects where git can't say */
  ask(name: string): Promise<ObjectAnswer | undefined>;
  /** ends the process, where there is one; until then it keeps this one alive */
  close(): Promise<void>;
}

interface Question {
  readonly resolve: (answer: ObjectAnswer | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Talks with `git cat-file`. A process that ended, as older ones do for what a partial clone lacks, is started again. */
export function gitTalk(directory: string, mode: '--batch' | '--batch-check'): GitTalk {
  let running: Running | undefined;
  return {
    ask(name) {
      // one name a line: what could be two is no name
      if (/[\n\0]/.test(name)) return Promise.resolve(undefined);
      if (running === undefined || running.hasEnded) running = start(directory, mode);
      return running.ask(name);
    },
    close: async () => running?.end(),
  };
}

interface Running {
  readonly hasEnded: boolean;
  ask(name: string): Promise<ObjectAnswer | undefined>;
  end(): Promise<void>;
}

function start(directory: string, mode: '--batch' | '--batch-check'): Running {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn('git', [...gitOptions, 'cat-file', mode], {
    cwd: directory,
    env: gitEnvironment(),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const questions: Question[] = [];
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    const end = (error: Error) => {
      hasEnded = true;
      for (const { reject } of questions.splice(0)) reject(error);
      resolve();
    };
    child.on('error', (error) => end(unstarted(error)));
    child.on('close', () => end(new Error('git ended without an answer')));
  });
  // a process that ends with questions open says so by ending
  child.stdin.on('error', () => {});
  child.stdout.on(
    'data',
    answerReader(mode === '--batch', (answer) => questions.shift()?.resolve(answer)),
  );
  return {
    get hasEnded() {
      return hasEnded;
    },
    ask: (name) =>
      new Promise((resolve, reject) => {
        questions.push({ resolve, reject });
        child.stdin.write(`${name}\n`);
      }),
    end() {
      child.stdin.end();
      return ended;
    },
  };
}
