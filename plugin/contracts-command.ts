import { styleText } from 'node:util';
import { Command } from '@oclif/core';
import type { TextOptions } from '../shared/report/index.ts';

/**
 * What all commands share: how they fail and how they print. Whatever goes wrong ends with exit
 * code 1 and one message; 2 is kept for a policy that fails. Exit codes are set, not exited with, so
 * that all output is written.
 */
export abstract class ContractsCommand extends Command {
  static override enableJsonFlag = true;

  protected override async catch(error: unknown): Promise<void> {
    // Loaded when needed: help and completion of the CLI never pay for the reports.
    const { printFailure } = await import('./print-failure.ts');
    await printFailure(error, this.jsonEnabled());
  }

  /** Prints a report as JSON: one object, on standard output, and nothing else there. */
  protected async printJson(report: object): Promise<void> {
    const { escapeJson } = await import('../shared/report/index.ts');
    process.stdout.write(`${escapeJson(JSON.stringify(report, undefined, 2))}\n`);
  }

  /** how text is to look on standard output: Node's own rules for NO_COLOR, FORCE_COLOR and terminals decide */
  protected get textOptions(): TextOptions {
    return {
      width: process.stdout.columns ?? 80,
      colours: styleText('red', '-', { stream: process.stdout }) !== '-',
    };
  }
}
