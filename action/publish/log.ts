/** The log of a step, as the Action writes to it. Nothing that is written as text can be a command. */
export interface Log {
  readonly text: (text: string) => void;
  /** a line that is a command, escaped already */
  readonly command: (line: string) => void;
  readonly notice: (message: string) => void;
  readonly warning: (message: string) => void;
  readonly debug: (message: string) => void;
}

/** What a log is made of: the functions of @actions/core, and a word that nobody else knows. */
export interface LogParts {
  readonly write: (text: string) => void;
  readonly notice: (message: string) => void;
  readonly warning: (message: string) => void;
  readonly debug: (message: string) => void;
  readonly secret: string;
}

/** The runner takes no commands between this and the same word as a command of its own. */
export function makeLog({ write, notice, warning, debug, secret }: LogParts): Log {
  return {
    text: (text) => write(`::stop-commands::${secret}\n${text.replace(/\n?$/, '\n')}::${secret}::\n`),
    command: (line) => write(`${line}\n`),
    notice,
    warning,
    debug,
  };
}
