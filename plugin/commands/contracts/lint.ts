import { Flags } from '@oclif/core';
import { ContractsCommand } from '../../contracts-command.ts';

export default class ContractsLint extends ContractsCommand {
  static override summary = 'check the contracts of a project, without any fleet';
  static override description =
    `Reads the project in a directory as the balena builder would and says what is wrong with it, or may be, each with
its file and line. Exits 0 when there are no errors, and 1 when there are.`;
  static override examples = [
    '$ <%= config.bin %> contracts:lint',
    '$ <%= config.bin %> contracts:lint --source ./app --json',
  ];
  static override flags = {
    source: Flags.string({
      char: 's',
      description: 'directory of the project',
      default: '.',
      helpValue: '<directory>',
    }),
    'multi-dockerignore': Flags.boolean({
      char: 'm',
      description: "use each service's own .dockerignore, as balena push does with the same option",
    }),
    'compose-spec': Flags.boolean({
      description: 'count new compose fields as a requirement of sw.spec, as newer builders do',
    }),
  };

  async run(): Promise<unknown> {
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
    if (this.jsonEnabled()) return toReport(lint);
    process.stdout.write(toLintText(lint, this.textOptions));
    return undefined;
  }
}
