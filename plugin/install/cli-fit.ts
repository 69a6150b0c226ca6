import { satisfies } from 'semver';
import type { FoundCli, UnknownCli } from './found-cli.ts';

/** What the plugin asks of the CLI that loads it. */
export interface Needs {
  /** a range of Node's versions */
  readonly node: string;
  /** a range of oclif's versions */
  readonly oclif: string;
}

/** What speaks against this CLI loading the plugin, in sentences; none where nothing does. */
export function misfits(cli: FoundCli | UnknownCli | undefined, needs: Needs): string[] {
  if (!cli) {
    return ['There is no balena CLI on the path. It will find the plugin once it is installed.'];
  }
  if ('program' in cli) {
    return [`There is a balena at ${cli.program}, but it isn't known which CLI it runs: nothing was checked.`];
  }
  const about = `The balena CLI ${cli.version} in ${cli.root}`;
  const says: string[] = [];
  if (cli.node !== undefined && !satisfies(cli.node, needs.node)) {
    says.push(`${about} runs on Node ${cli.node}, and the plugin needs ${needs.node}. Update the CLI or its Node.`);
  }
  if (cli.oclif === undefined) {
    says.push(`${about} has no oclif that could be found, so it isn't known whether it will load the plugin.`);
  } else if (!satisfies(cli.oclif, needs.oclif)) {
    says.push(`${about} is built on oclif ${cli.oclif}, and the plugin needs ${needs.oclif}. Update the CLI.`);
  }
  return says;
}
