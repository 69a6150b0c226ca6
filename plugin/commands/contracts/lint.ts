import { ContractsCommand } from '../../contracts-command.ts';
import { projectFlags } from '../../project-flags.ts';

export default class ContractsLint extends ContractsCommand {
  static override description = `Check the contracts of a project, without any fleet.

Reads the project in a directory as the balena builder would and says what is wrong with it, or may be, each with its file and line. Exits 0 when there are no errors, and 1 when there are.`;
  static override examples = [
    '$ <%= config.bin %> <%= command.id %>',
    '$ <%= config.bin %> <%= command.id %> --source ./app --json',
  ];
  static override flags = projectFlags;

  async run(): Promise<void> {
    const { flags } = await this.parse(ContractsLint);
    const { runLint } = await import('../../run-lint.ts');
    const lint = await runLint({
      source: flags.source,
      multiDockerignore: flags['multi-dockerignore'],
      composeSpec: flags['compose-spec'],
      environment: process.env,
    });
    process.exitCode = lint.result.status === 'error' ? 1 : 0;
    const { toLintText, toReport } = await import('../../../shared/report/index.ts');
    if (this.jsonEnabled()) await this.printJson(toReport(lint));
    else process.stdout.write(toLintText(lint, this.textOptions));
  }
}
