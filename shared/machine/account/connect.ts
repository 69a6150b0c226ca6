import { join } from 'node:path';
import type { BalenaSDK } from 'balena-sdk';
import type { Connection } from '../../fleet/index.ts';
import { Failure } from '../failure.ts';
import { apiAddress } from './api-address.ts';
import { readHomeSettings } from './home-settings.ts';
import { tokenOf } from './token.ts';

/** Where a login and an address may come from. */
export interface ConnectRequest {
  /** the option --api-url */
  readonly apiUrl: string | undefined;
  /** whether the balena CLI runs us, which then has set the SDK's shared options */
  readonly insideCli: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** the home directory */
  readonly home: string;
  readonly readText: (path: string) => Promise<string>;
}

/**
 * Makes an SDK with the first login that there is: inside the balena CLI its own; a token or API key
 * of the environment, which is kept in memory alone; else what `balena login` stored. Nothing is sent
 * yet, and no error of the SDK gets out of here, for they may hold the token.
 */
export async function connect(request: ConnectRequest): Promise<Connection> {
  const { apiUrl: option, insideCli, environment, home, readText } = request;
  const { fromSharedOptions, getSdk } = await import('balena-sdk');
  if (insideCli && option === undefined) {
    const sdk = fromSharedOptions();
    if ((await loginOf(sdk)) === 'there') return { sdk, apiUrl: new URL(await sdk.settings.get('apiUrl')).origin };
  }
  const token = tokenOf(environment);
  const settings = await readHomeSettings(home, readText);
  const apiUrl = apiAddress(option, environment, settings);
  const stored = environment['BALENARC_DATA_DIRECTORY'] || settings.dataDirectory || join(home, '.balena');
  const sdk = getSdk({ apiUrl, dataDirectory: token === undefined ? stored : false });
  const login = await loginOf(sdk, token);
  if (login === 'there') return { sdk, apiUrl };
  const what =
    login === 'expired' ? 'The login to the balena API has expired.' : 'There is no login to the balena API.';
  throw new Failure(
    login === 'expired' ? 'unauthorized' : 'not-logged-in',
    `${what} Log in with \`balena login\`, or give a token in BALENA_TOKEN or an API key in BALENA_API_KEY.`,
  );
}

/** Makes an SDK with a token or an API key, which is kept in memory alone. Nothing is sent yet. */
export async function connectWithToken(apiUrl: string, token: string, howToLogIn: string): Promise<Connection> {
  const { getSdk } = await import('balena-sdk');
  const sdk = getSdk({ apiUrl, dataDirectory: false });
  const login = await loginOf(sdk, token);
  if (login === 'there') return { sdk, apiUrl, howToLogIn };
  const what =
    login === 'expired' ? 'The token for the balena API has expired.' : 'The token is none of the balena API.';
  throw new Failure('unauthorized', `${what} ${howToLogIn}`);
}

/** What login an SDK has, once it was given that token, if there is one. */
async function loginOf({ auth }: BalenaSDK, token?: string): Promise<'there' | 'expired' | 'none'> {
  try {
    if (token !== undefined) await auth.loginWithToken(token);
    return (await auth.getToken()) ? 'there' : 'none';
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code === 'BalenaSettingsPermissionError') {
      throw new Failure(
        'settings-unreadable',
        'The login that `balena login` stored may not be read: permission denied.',
      );
    }
    return code === 'BalenaExpiredToken' ? 'expired' : 'none';
  }
}
