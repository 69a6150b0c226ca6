import { Args, Flags } from '@oclif/core';
import { ContractsCommand } from '../../contracts-command.ts';
import { projectFlags } from '../../project-flags.ts';

export default class ContractsCheck extends ContractsCommand {
  static override description = `Check which devices of a fleet would refuse a release, and why.

Reads the project in a directory as the balena builder would, and judges the release that it would become as the Supervisor of each device would. Exits 0 when the check passes or there was nothing to judge, 2 when devices would reject the release, and 1 when the check could not be done.

Devices come from a snapshot: a JSON file with a list of devices, or one device a line.`;
  static override examples = [
    '$ <%= config.bin %> <%= command.id %> --devices fleet.json',
    '$ <%= config.bin %> <%= command.id %> --source ./app --devices fleet.ndjson --json',
    '$ <%= config.bin %> <%= command.id %> acme/kiosk --devices all-fleets.ndjson',
  ];
  static override strict = false;
  static override args = {
    fleet: Args.string({
      description: 'fleets to judge, out of those in the snapshot; all of them by default',
      // Standard input is for the devices: oclif would take it for a fleet.
      ignoreStdin: true,
    }),
  };
  static override flags = {
    ...projectFlags,
    devices: Flags.string({
      description: 'snapshot of devices to judge for (JSON, or one device a line), or - for standard input',
      helpValue: '<file>',
    }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(ContractsCheck);
    // Loaded when needed: help and completion of the CLI never pay for the evaluator.
    const { runCheck, exitCodeOf } = await import('../../run-check.ts');
    const check = await runCheck({
      source: flags.source,
      devices: flags.devices,
      fleets: argv.map((fleet) => String(fleet).toLowerCase()),
      multiDockerignore: flags['multi-dockerignore'],
      composeSpec: flags['compose-spec'],
      environment: process.env,
      stdin: process.stdin,
    });
    process.exitCode = exitCodeOf(check);
    const { toReport, toText } = await import('../../../shared/report/index.ts');
    if (this.jsonEnabled()) await this.printJson(toReport(check));
    else process.stdout.write(toText(check, this.textOptions));
  }
}
