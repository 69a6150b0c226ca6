import { Args, Flags } from '@oclif/core';
import { ContractsCommand } from '../../contracts-command.ts';
import { apiFlags, deviceFlags } from '../../fleet-flags.ts';

export default class ContractsSnapshot extends ContractsCommand {
  static override description = `Keep the devices of a fleet in a file, to check releases for them later or elsewhere.

Reads what a check needs to know of each device off the balena API, and its tags; no address, secret or coordinate is asked for. The file is written as a whole, or not at all: one JSON object, or one device a line if its name ends in .ndjson.`;
  static override examples = [
    '$ <%= config.bin %> <%= command.id %> acme/kiosk --output kiosk.json',
    '$ <%= config.bin %> <%= command.id %> acme/kiosk --output kiosk.ndjson --anonymize',
  ];
  static override args = {
    fleet: Args.string({ description: 'slug, name or id of the fleet', required: true, ignoreStdin: true }),
  };
  static override flags = {
    output: Flags.string({ char: 'o', description: 'file to write', required: true, helpValue: '<file>' }),
    anonymize: Flags.boolean({
      description: 'put hashes in place of uuids and names, always the same, and leave out all tags but those of facts',
    }),
    ...deviceFlags,
    ...apiFlags,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ContractsSnapshot);
    // Loaded when needed: help and completion of the CLI never pay for the reader.
    const { runSnapshot } = await import('../../run-snapshot.ts');
    const progress = await this.makeProgress();
    const written = await runSnapshot({
      fleet: args.fleet,
      output: flags.output,
      anonymize: flags.anonymize,
      selection: { online: flags.online, uuids: flags.device ?? [], tags: flags.tag ?? [] },
      environment: process.env,
      live: { apiUrl: flags['api-url'], insideCli: this.isInsideCli, onProgress: progress.show },
    }).finally(progress.clear);
    if (this.jsonEnabled()) await this.printJson(written);
    else
      await this.printLine(
        `${written.devices} ${written.devices === 1 ? 'device' : 'devices'} of ${written.fleet} in ${written.output}`,
      );
  }
}
