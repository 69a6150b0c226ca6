import { Flags } from '@oclif/core';
import { ContractsCommand } from '../../contracts-command.ts';
import { projectFlags } from '../../project-flags.ts';

export default class ContractsLint extends ContractsCommand {
  static override description = `Check the contracts of a project, without any fleet.

Reads the project in a directory as the balena builder would and says what is wrong with it, or means something else than it looks, each with its file and line. It needs no token. Exits 0 when there are no errors, and 1 when there are.

A comment "# balena-contracts-ignore: CODE reason", on the line or the line above, silences one finding.`;
  static override examples = [
    '$ <%= config.bin %> <%= command.id %>',
    '$ <%= config.bin %> <%= command.id %> --source ./app --severity warning',
    '$ <%= config.bin %> <%= command.id %> --fix',
  ];
  static override flags = {
    ...projectFlags,
    severity: Flags.option({
      options: ['error', 'warning', 'note'] as const,
      description: 'fail from this severity on',
      default: 'error',
    })(),
    fix: Flags.boolean({
      description: 'correct what can be corrected with certainty, and show the difference',
    }),
    force: Flags.boolean({
      description: 'with --fix, also change files that git could not bring back',
      dependsOn: ['fix'],
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(ContractsLint);
    const { runLint } = await import('../../run-lint.ts');
    const { check, sources, fixed } = await runLint({
      source: flags.source,
      multiDockerignore: flags['multi-dockerignore'],
      composeSpec: flags['compose-spec'],
      environment: process.env,
      failFrom: flags.severity,
      fix: flags.fix ? (flags.force ? 'force' : 'careful') : false,
    });
    process.exitCode = check.result.status === 'passed' ? 0 : 1;
    const { toFixText, toLintText, toReport } = await import('../../../shared/report/index.ts');
    if (fixed) process[this.jsonEnabled() ? 'stderr' : 'stdout'].write(toFixText(fixed, this.textOptions));
    if (this.jsonEnabled()) await this.printJson(toReport(check));
    else process.stdout.write(toLintText(check, sources, this.textOptions));
  }
}
