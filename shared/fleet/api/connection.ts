import type { BalenaSDK } from 'balena-sdk';

/** A balena API, and the SDK that speaks to it with somebody's credentials; made at the edge. */
export interface Connection {
  readonly sdk: Pick<BalenaSDK, 'pine' | 'request'>;
  /** `https://api.balena-cloud.com`: for requests that are no queries, and for messages */
  readonly apiUrl: string;
  /** what to do where the login isn't accepted, as a sentence; of the command line by default */
  readonly howToLogIn?: string;
}

/** An API in messages: its host, without anything of an address that may hold a secret. */
export function hostOf({ apiUrl }: Connection): string {
  return URL.parse(apiUrl)?.host || 'the given address';
}
