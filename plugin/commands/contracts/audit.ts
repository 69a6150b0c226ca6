import { Args, Flags } from '@oclif/core';
import { auditExtensions, auditFormats } from '../../audit-outputs.ts';
import { ContractsCommand } from '../../contracts-command.ts';
import { apiFlags } from '../../fleet-flags.ts';
import { outputFlagsOf, outputsOf } from '../../output-flags.ts';
import { failOnOf, policyFlags } from '../../policy-flags.ts';
import { projectFlags } from '../../project-flags.ts';

export default class ContractsAudit extends ContractsCommand {
  static override description =
    `Audit whole fleets: which devices can't run what they should be running, and was the prediction right?

Judges for each device the release that it should be running, pinned or tracked, by the contracts that the API keeps, and with --source the project's next release, too. Each judgement is held against what the device reports. Without names all fleets are audited that the login may see; public ones are left out.

Exits 0 when the audit passes or there was nothing to judge, 2 when devices reject what they should be running, and 1 when a part of it could not be done.`;
  static override examples = [
    '$ <%= config.bin %> <%= command.id %>',
    "$ <%= config.bin %> <%= command.id %> 'acme/*' --output audit.json --output audit.md",
    '$ <%= config.bin %> <%= command.id %> acme/kiosk --source . --since yesterday.json',
    '$ <%= config.bin %> <%= command.id %> --devices kiosk.json --devices lobby.json',
  ];
  static override strict = false;
  static override args = {
    fleet: Args.string({
      description: 'fleets to audit, by slug, name or id, or by a pattern such as acme/*; by default all',
      ignoreStdin: true,
    }),
  };
  static override flags = {
    source: Flags.string({
      char: 's',
      description: 'directory of a project whose next release is judged, too',
      helpValue: '<directory>',
    }),
    devices: Flags.string({
      description: 'snapshot to audit in place of the API, or - for standard input; may be given several times',
      multiple: true,
      multipleNonGreedy: true,
      helpValue: '<file>',
    }),
    since: Flags.string({
      description: 'report of the last audit, as JSON, to tell what changed since; the trend goes on from it',
      helpValue: '<file>',
    }),
    policy: policyFlags.policy,
    'fail-on': policyFlags['fail-on'],
    'max-rejecting': policyFlags['max-rejecting'],
    ...outputFlagsOf(auditFormats, Object.keys(auditExtensions).join(', ')),
    'multi-dockerignore': projectFlags['multi-dockerignore'],
    'compose-spec': projectFlags['compose-spec'],
    ...apiFlags,
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(ContractsAudit);
    const outputs = outputsOf(flags, this.jsonEnabled(), auditExtensions);
    // Loaded when needed: help and completion of the CLI never pay for the evaluator.
    const [{ runAudit, auditExitCode }, { writeAudit, writeFailedAudit }] = await Promise.all([
      import('../../run-audit.ts'),
      import('../../audit-outputs.ts'),
    ]);
    const progress = await this.makeProgress();
    const asked = runAudit({
      fleets: argv.map(String),
      devices: flags.devices ?? [],
      source: flags.source,
      policyFile: flags.policy,
      failOn: failOnOf(flags['fail-on']),
      maxRejecting: flags['max-rejecting'],
      since: flags.since,
      part: undefined,
      multiDockerignore: flags['multi-dockerignore'],
      composeSpec: flags['compose-spec'],
      environment: process.env,
      stdin: process.stdin,
      live: { apiUrl: flags['api-url'], insideCli: this.isInsideCli, onProgress: progress.show },
    }).finally(progress.clear);
    const report = await asked.catch(async (error: unknown) => {
      await writeFailedAudit(error, outputs);
      throw error;
    });
    process.exitCode = auditExitCode(report);
    await writeAudit(report, outputs, this.textOptions);
  }
}
