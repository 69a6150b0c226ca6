import { getSdk } from 'balena-sdk';
import { assess } from '../../../lib/shared/assessment/index.js';
import {
  defaultFactTags,
  everyDevice,
  findFleet,
  makeAsk,
  openAccount,
  readFleet,
} from '../../../lib/shared/fleet/index.js';
import { machineClock } from '../../../lib/shared/machine/account/clock.js';
import { apiUrl, measured, slug, token } from './measured.mjs';

/** This reader, as a check uses it: whoami, the fleet, the count, the device types, pages, and the devices gathered. */
await measured(async () => {
  const sdk = getSdk({ apiUrl, dataDirectory: false });
  await sdk.auth.loginWithToken(token);
  const connection = { sdk, apiUrl };
  const account = openAccount(connection, makeAsk(connection, machineClock));
  const fleet = await findFleet(account, slug);
  const devices = readFleet(account, fleet, {
    selection: everyDevice,
    factTags: defaultFactTags,
    needsTags: false,
    wantedTags: [],
    needsRelease: false,
    takenAt: new Date().toISOString(),
  });
  const [assessment] = await assess({ source: 'bench', services: [] }, devices);
  return assessment.counts.devices;
});
