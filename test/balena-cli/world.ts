import { join } from 'node:path';
import { type BalenaApi, startBalenaApi } from '../support/balena-api/balena-api.ts';
import type { Ended } from '../support/binary.ts';
import { type Builder, startBuilder } from './builder.ts';
import { installedCli } from './installed-cli.ts';
import { newUser, type RunOptions, type User } from './user.ts';

/** All that a user of the balena CLI has to do with: an API, builders, and the CLI itself. */
export interface World {
  readonly api: BalenaApi;
  readonly builder: Builder;
  readonly user: User;
  /** Runs the balena CLI as the user. */
  balena(args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** Runs the binary of this package as the user, from the sources. */
  contracts(args: readonly string[], options?: RunOptions): Promise<Ended>;
  end(): Promise<void>;
}

const binary = join(import.meta.dirname, '..', '..', 'plugin', 'bin.ts');

/** A world with an empty API, and a user who has nothing yet. */
export async function newWorld(): Promise<World> {
  const cli = await installedCli();
  const [api, builder] = [await startBalenaApi(), await startBuilder()];
  const user = await newUser({ api: api.url, builder: builder.url });
  return {
    api,
    builder,
    user,
    balena: (args, options) => user.run(cli, args, options),
    contracts: (args, options) => user.run(binary, args, options),
    async end() {
      await user.leave();
      await builder.close();
      await api.close();
    },
  };
}

/** What a command is expected to end with; all that it said, where it doesn't. */
export function succeeded({ status, stdout, stderr }: Ended): string {
  if (status === 0) return stdout;
  throw new Error(`It ended with ${status}.\n${stdout}\n${stderr}`);
}
