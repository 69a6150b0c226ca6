import { Args, Flags } from '@oclif/core';
import { ContractsCommand } from '../../contracts-command.ts';
import { excluding } from '../../excluding.ts';
import { apiFlags } from '../../fleet-flags.ts';
import { policyFlags } from '../../policy-flags.ts';
import { projectFlags } from '../../project-flags.ts';

export default class ContractsExplain extends ContractsCommand {
  static override description = `Explain what one device would do with a release, requirement by requirement.

Says what each requirement asks, what the device has and from where that is known, whether its Supervisor finds it met, and by which rule; and what would help. With --supervisor and --os it says what the device would do if it had these. Exits 0 when the device would run the release or nobody knows, 2 when it would reject it, and 1 when that could not be found out.

The device is looked for in all fleets that the login of the balena CLI may see, or that of the token in BALENA_TOKEN or the API key in BALENA_API_KEY; or in a snapshot.`;
  static override examples = [
    '$ <%= config.bin %> <%= command.id %> a1b2c3d',
    '$ <%= config.bin %> <%= command.id %> a1b2c3d --release current',
    '$ <%= config.bin %> <%= command.id %> shop-06 --devices fleet.ndjson --os 2.115.0+rev1',
  ];
  static override args = {
    device: Args.string({
      description: 'its uuid, the beginning of that, or its name if no other has it',
      required: true,
      // Standard input is for the devices: oclif would take it for the device's name.
      ignoreStdin: true,
    }),
  };
  static override flags = {
    ...projectFlags,
    devices: Flags.string({
      description: 'snapshot to look for the device in (JSON, or one device a line), or - for standard input',
      helpValue: '<file>',
    }),
    fleet: Flags.string({
      char: 'f',
      description: 'look for the device in this fleet alone, by slug, name or id',
      helpValue: '<fleet>',
      ...excluding(['devices']),
    }),
    release: Flags.string({
      description:
        'explain a release of the API in place of a project: a commit, an id, latest, or current for the one that the device should be running',
      helpValue: '<release>',
      ...excluding(['source', 'devices', 'multi-dockerignore', 'compose-spec']),
    }),
    policy: policyFlags.policy,
    supervisor: Flags.string({
      description: 'what if it had this Supervisor',
      helpValue: '<version>',
      parse: async (text) => (await import('../../assumed-versions.ts')).parseSupervisor(text),
    }),
    os: Flags.string({
      description: 'what if it had this version of its OS, and what that brings',
      helpValue: '<version>',
      parse: async (text) => (await import('../../assumed-versions.ts')).parseOs(text),
    }),
    ...apiFlags,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ContractsExplain);
    // Loaded when needed: help and completion of the CLI never pay for the evaluator.
    const [{ runExplain }, { exitCodeOf }] = await Promise.all([
      import('../../run-explain.ts'),
      import('../../run-check.ts'),
    ]);
    const explained = await runExplain({
      device: args.device,
      source: flags.source,
      policyFile: flags.policy,
      release: flags.release,
      devices: flags.devices,
      fleet: flags.fleet,
      assumption: {
        ...(flags.supervisor !== undefined && { supervisorVersion: flags.supervisor }),
        ...(flags.os !== undefined && { osVersion: flags.os }),
      },
      multiDockerignore: flags['multi-dockerignore'],
      composeSpec: flags['compose-spec'],
      environment: process.env,
      stdin: process.stdin,
      live: { apiUrl: flags['api-url'], insideCli: this.isInsideCli },
    });
    process.exitCode = exitCodeOf(explained.check);
    const { toExplanationReport, toExplanationText } = await import('../../../shared/report/index.ts');
    if (this.jsonEnabled()) await this.printJson(toExplanationReport(explained));
    else process.stdout.write(toExplanationText(explained, this.textOptions));
  }
}
