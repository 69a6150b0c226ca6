import { readFile } from 'node:fs/promises';
import * as http from 'node:http';
import { homedir } from 'node:os';
import { type Account, makeAsk, openAccount, type Patience } from '../../shared/fleet/index.ts';
import { machineClock } from './clock.ts';
import { connect } from './connect.ts';

/** Which API is asked, and on whose behalf. */
export interface LiveAccountRequest {
  readonly apiUrl: string | undefined;
  readonly insideCli: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly patience?: Patience;
}

/** Connects to the API with the login that there is, and has it say that it accepts that. */
export async function openLiveAccount(request: LiveAccountRequest): Promise<Account> {
  const { environment, insideCli, patience } = request;
  // The balena CLI sets its own proxy; else Node's own way of HTTPS_PROXY is used, where it has one.
  if (!insideCli) http.setGlobalProxyFromEnv?.(environment);
  const home = environment['HOME'] || environment['USERPROFILE'] || homedir();
  const readText = (path: string) => readFile(path, 'utf8');
  const connection = await connect({ ...request, home, readText });
  return openAccount(connection, makeAsk(connection, machineClock, patience));
}
