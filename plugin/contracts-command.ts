import { styleText } from 'node:util';
import { Command } from '@oclif/core';
import type { TextOptions } from '../shared/report/index.ts';

/**
 * What all commands share: how they fail and how they print. Whatever goes wrong ends with exit
 * code 1 and one message on standard error, or with `--json` one object on standard output; 2 is
 * kept for a policy that fails. Exit codes are set, not exited with, so that all output is written.
 */
export abstract class ContractsCommand extends Command {
  static override enableJsonFlag = true;

  protected override async catch(error: Error & { code?: unknown; oclif?: unknown; exitCode?: number }): Promise<void> {
    process.exitCode = 1;
    // Loaded when needed: help and completion of the CLI never pay for the reports.
    const { escapeTerminal, toErrorReport } = await import('../shared/report/index.ts');
    const code = typeof error.code === 'string' ? error.code : error.oclif ? 'usage' : 'internal';
    if (this.jsonEnabled()) this.logJson(toErrorReport(code, error.message));
    else process.stderr.write(`${error.message.split('\n').map(escapeTerminal).join('\n')}\n`);
    if (code === 'internal') process.stderr.write(`${error.stack ?? ''}\n`);
  }

  override logJson(json: unknown): void {
    process.stdout.write(`${JSON.stringify(json, undefined, 2)}\n`);
  }

  /** how text is to look on standard output: Node's own rules for NO_COLOR, FORCE_COLOR and terminals decide */
  protected get textOptions(): TextOptions {
    return {
      width: process.stdout.columns ?? 80,
      colours: styleText('red', '-', { stream: process.stdout }) !== '-',
    };
  }
}
