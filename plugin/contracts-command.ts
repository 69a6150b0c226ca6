import { styleText } from 'node:util';
import { Command } from '@oclif/core';
import type { TextOptions } from '../shared/report/index.ts';
import type { Progress } from './progress.ts';

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

  /** Prints a line of text on standard output; strangers' words in it can do nothing there. */
  protected async printLine(line: string): Promise<void> {
    const { escapeTerminal } = await import('../shared/report/index.ts');
    process.stdout.write(`${escapeTerminal(line)}\n`);
  }

  /** Shows progress on standard error, where that is a terminal and nobody asked for JSON. */
  protected async makeProgress(): Promise<Progress> {
    const { makeProgress } = await import('./progress.ts');
    return makeProgress(this.jsonEnabled() ? { write: () => {} } : process.stderr, Date.now);
  }

  /** whether the balena CLI runs this command, which then has its own login */
  protected get isInsideCli(): boolean {
    return this.config.bin === 'balena';
  }

  /** how text is to look on standard output: Node's own rules for NO_COLOR, FORCE_COLOR and terminals decide */
  protected get textOptions(): TextOptions {
    return {
      width: process.stdout.columns ?? 80,
      colours: styleText('red', '-', { stream: process.stdout }) !== '-',
    };
  }
}
