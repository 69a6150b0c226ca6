import { Args } from '@oclif/core';
import { auditExtensions, auditFormats } from '../../audit-outputs.ts';
import { ContractsCommand } from '../../contracts-command.ts';
import { outputFlagsOf, outputsOf } from '../../output-flags.ts';

export default class ContractsMerge extends ContractsCommand {
  static override description = `Join the reports of an audit's parts into one.

The result is the report that one audit of all their fleets would have given. A part that is missing makes it an error.`;
  static override examples = ['$ <%= config.bin %> <%= command.id %> part-1.json part-2.json --output audit.md'];
  static override strict = false;
  static override args = {
    file: Args.string({ description: 'reports that contracts:audit wrote as JSON', required: true, ignoreStdin: true }),
  };
  static override flags = outputFlagsOf(auditFormats, Object.keys(auditExtensions).join(', '));

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(ContractsMerge);
    const outputs = outputsOf(flags, this.jsonEnabled(), auditExtensions);
    // Loaded when needed: help and completion of the CLI never pay for the reports.
    const [{ runMerge }, { auditExitCode }, { writeAudit, writeFailedAudit }] = await Promise.all([
      import('../../run-merge.ts'),
      import('../../run-audit.ts'),
      import('../../audit-outputs.ts'),
    ]);
    const report = await runMerge(argv.map(String)).catch(async (error: unknown) => {
      await writeFailedAudit(error, outputs);
      throw error;
    });
    process.exitCode = auditExitCode(report);
    await writeAudit(report, outputs, this.textOptions);
  }
}
