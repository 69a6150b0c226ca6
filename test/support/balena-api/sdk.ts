import { type BalenaSDK, getSdk } from 'balena-sdk';

/** What the SDK makes of an answer with an empty body. */
export const noBody = 'The request was unsuccessful';

/** The real SDK, asking this server with this token, and keeping nothing on disk. */
export async function sdkFor(apiUrl: string, token?: string): Promise<BalenaSDK> {
  const sdk = getSdk({ apiUrl, dataDirectory: false });
  if (token !== undefined) await sdk.auth.loginWithToken(token);
  return sdk;
}

/** How many devices of a fleet the server counts. */
export function countDevices(sdk: BalenaSDK, fleet: number): Promise<number> {
  return sdk.pine.get({ resource: 'device', options: { $count: { $filter: { belongs_to__application: fleet } } } });
}
