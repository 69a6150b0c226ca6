import type { Ask } from './asking.ts';
import type { Connection } from './connection.ts';
import { type DeviceTypes, readDeviceTypes } from './device-types.ts';
import { isRow } from './row.ts';

/** A balena API that is asked with somebody's credentials, with what is looked up just once. */
export interface Account {
  readonly connection: Connection;
  readonly ask: Ask;
  /** resolves once the API has accepted the credentials, and rejects if it doesn't */
  readonly accepted: Promise<void>;
  readonly deviceTypes: () => Promise<DeviceTypes>;
  /** ends what is still being asked, for nobody wants it any more */
  readonly close: () => void;
}

/**
 * Begins to ask an API: first of all, whose the credentials are. To a stranger it answers many
 * questions with an empty list, so that bad credentials would look like a fleet that isn't there. What
 * is asked meanwhile is on its way at once, but no answer counts before the API has accepted the
 * credentials; if it doesn't, nothing goes on.
 *
 * The SDK is kept from renewing a token: it writes whatever it is answered over the login that `balena
 * login` stored, a proxy's page of HTML too, and waits for that answer without an end.
 */
export function openAccount(connection: Connection, ask: Ask): Account {
  const ending = new AbortController();
  const accepted = askWhose(connection, ask, ending.signal).catch((error: unknown) => {
    ending.abort(error);
    throw error;
  });
  const askAccepted: Ask = async (about, request, read, signal) => {
    const ends = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal;
    const answer = ask(about, request, read, ends);
    answer.catch(() => {}); // awaited below, unless nobody wants it any more
    await accepted;
    return answer;
  };
  accepted.catch(() => {}); // told by the first question that waits for it
  let deviceTypes: Promise<DeviceTypes> | undefined;
  return {
    connection,
    ask: askAccepted,
    accepted,
    deviceTypes: () => {
      deviceTypes ??= readDeviceTypes(connection, askAccepted);
      return deviceTypes;
    },
    close: () => ending.abort(),
  };
}

async function askWhose({ sdk, apiUrl }: Connection, ask: Ask, ends: AbortSignal): Promise<void> {
  await ask(
    'whose login this is',
    (signal) =>
      sdk.request.send<unknown>({
        method: 'GET',
        url: '/actor/v1/whoami',
        baseUrl: apiUrl,
        signal,
        refreshToken: false,
      }),
    ({ body }) => (isRow(body) && Number.isInteger(body['id']) ? body : undefined),
    ends,
  );
}
