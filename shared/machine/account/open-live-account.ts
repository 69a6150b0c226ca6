import { readFile } from 'node:fs/promises';
import * as http from 'node:http';
import { homedir } from 'node:os';
import { type Account, makeAsk, openAccount, type Patience } from '../../fleet/index.ts';
import { Failure } from '../failure.ts';
import { machineClock } from './clock.ts';
import { connect, connectWithToken } from './connect.ts';

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
  // The balena CLI sets its own proxy.
  if (!insideCli) useProxy(environment);
  const home = environment['HOME'] || environment['USERPROFILE'] || homedir();
  const readText = (path: string) => readFile(path, 'utf8');
  const connection = await connect({ ...request, home, readText });
  return openAccount(connection, makeAsk(connection, machineClock, patience));
}

/** An API that is asked with a token, whatever else this machine is logged in to. */
export interface TokenAccountRequest {
  readonly apiUrl: string;
  readonly token: string;
  /** what to do where the token isn't accepted, as a sentence */
  readonly howToLogIn: string;
  readonly patience?: Patience;
}

export async function openTokenAccount({ apiUrl, token, howToLogIn, patience }: TokenAccountRequest): Promise<Account> {
  const connection = await connectWithToken(apiUrl, token, howToLogIn);
  return openAccount(connection, makeAsk(connection, machineClock, patience));
}

/** Node's own way of HTTPS_PROXY and NO_PROXY, where it has one: from Node 24.14 on. */
function useProxy(environment: LiveAccountRequest['environment']): void {
  try {
    http.setGlobalProxyFromEnv?.(environment);
  } catch {
    // The error repeats the address, which may hold a password.
    const problem =
      'HTTP_PROXY or HTTPS_PROXY is no address of a proxy. Write one such as http://proxy.example.com:8080.';
    throw new Failure('proxy-invalid', problem);
  }
}
