import { escapeJson, escapeTerminal, toErrorReport } from '../shared/report/index.ts';

/**
 * Prints why a command could not be done, and sets exit code 1: one line on standard error, or with
 * `--json` one object on standard output. Nothing but a fault of this program shows where in it.
 */
export async function printFailure(error: unknown, json: boolean): Promise<void> {
  process.exitCode = 1;
  const { code, message, stack } = describe(error);
  if (json) process.stdout.write(`${escapeJson(JSON.stringify(toErrorReport(code, message), undefined, 2))}\n`);
  else process.stderr.write(`${escapeTerminal(message)}\n`);
  if (code === 'internal') {
    const lines = (stack ?? '').split('\n').map(escapeTerminal).join('\n');
    process.stderr.write(`This is a fault of balena-contracts; please report it with these lines:\n${lines}\n`);
  }
}

/** the errors that say what the user can do about them */
const failures: readonly string[] = ['Failure', 'FleetError'];

function describe(error: unknown): { code: string; message: string; stack?: string | undefined } {
  if (!(error instanceof Error)) return { code: 'internal', message: String(error) };
  // Told by name and not by class: inside the balena CLI a class may exist twice.
  if (failures.includes(error.name) && 'code' in error) return { code: String(error.code), message: error.message };
  // oclif's own errors are about how it was called.
  if ('oclif' in error) return { code: 'usage', message: usageMessage(error.message) };
  return { code: 'internal', message: error.message, stack: error.stack };
}

/** what oclif says around every error, and what doesn't hold here: options take one value each */
const oclifsOwn = /^(?:See more help with --help|The following errors? occurred:|Note: .*)$/;

function usageMessage(message: string): string {
  const [first = '', ...rest] = message.split('\n').filter((line) => !oclifsOwn.test(line));
  // What an option can't be parsed for is said by the option itself.
  const said = /^Parsing --\S+ *$/.test(first) ? rest : [first, ...rest];
  const sentence = said
    .map((line) => line.trim())
    .join(' ')
    .replace(/[.:]?$/, '.');
  return `${sentence[0]?.toUpperCase() ?? ''}${sentence.slice(1)} --help says what there is.`;
}
