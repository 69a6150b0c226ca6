import { Args, Flags } from '@oclif/core';
import { ContractsCommand } from '../../contracts-command.ts';
import { excluding } from '../../excluding.ts';
import { apiFlags, deviceFlags } from '../../fleet-flags.ts';
import { formatOfExtension, outputFlags, outputsOf } from '../../output-flags.ts';
import { failOnOf, policyFlags } from '../../policy-flags.ts';
import { projectFlags } from '../../project-flags.ts';

export default class ContractsCheck extends ContractsCommand {
  static override description = `Check which devices of a fleet would refuse a release, and why.

Reads the project in a directory as the balena builder would, and judges the release that it would become as the Supervisor of each device would. Exits 0 when the check passes or there was nothing to judge, 2 when devices would reject the release, and 1 when the check could not be done.

Devices are those of fleets, read off the balena API with the login of the balena CLI, or with the token in BALENA_TOKEN or the API key in BALENA_API_KEY; or those of a snapshot: a JSON file with a list of devices, or one device a line.`;
  static override examples = [
    '$ <%= config.bin %> <%= command.id %> acme/kiosk',
    '$ <%= config.bin %> <%= command.id %> acme/kiosk acme/lobby --source ./app --json',
    '$ <%= config.bin %> <%= command.id %> acme/kiosk --online --tag city=Berlin',
    '$ <%= config.bin %> <%= command.id %> acme/kiosk --release current',
    '$ <%= config.bin %> <%= command.id %> acme/kiosk --against-release current --max-rejecting 2%',
    '$ <%= config.bin %> <%= command.id %> --devices fleet.ndjson',
  ];
  static override strict = false;
  static override args = {
    fleet: Args.string({
      description: 'fleets to judge, by slug, name or id; of a snapshot by slug, and all of them by default',
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
    release: Flags.string({
      description:
        'judge a release of the API in place of a project: a commit, an id, latest, or current for the one that each device should be running',
      helpValue: '<release>',
      ...excluding(['source', 'devices', 'multi-dockerignore', 'compose-spec']),
    }),
    ...policyFlags,
    ...outputFlags,
    ...deviceFlags,
    ...apiFlags,
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(ContractsCheck);
    const outputs = outputsOf(flags, this.jsonEnabled(), formatOfExtension);
    // Loaded when needed: help and completion of the CLI never pay for the evaluator.
    const { runCheck, exitCodeOf } = await import('../../run-check.ts');
    const { writeErrorFiles, writeOutputs } = await import('../../write-outputs.ts');
    const progress = await this.makeProgress();
    const asked = runCheck({
      source: flags.source,
      release: flags.release,
      devices: flags.devices,
      fleets: argv.map(String),
      selection: { online: flags.online, uuids: flags.device ?? [], tags: flags.tag ?? [] },
      against: flags.against,
      againstRelease: flags['against-release'],
      policyFile: flags.policy,
      failOn: failOnOf(flags['fail-on']),
      maxRejecting: flags['max-rejecting'],
      multiDockerignore: flags['multi-dockerignore'],
      composeSpec: flags['compose-spec'],
      environment: process.env,
      stdin: process.stdin,
      live: { apiUrl: flags['api-url'], insideCli: this.isInsideCli, onProgress: progress.show },
    }).finally(progress.clear);
    const check = await asked.catch(async (error: unknown) => {
      await writeErrorFiles(error, outputs, flags.source);
      throw error;
    });
    process.exitCode = exitCodeOf(check);
    await writeOutputs(check, outputs, { text: this.textOptions, source: flags.source });
  }
}
