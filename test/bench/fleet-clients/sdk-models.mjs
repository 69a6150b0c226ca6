import { getSdk } from 'balena-sdk';
import { apiUrl, measured, slug, token } from './measured.mjs';

/** The SDK's own way to a fleet's devices, as a user would write it. */
await measured(async () => {
  const sdk = getSdk({ apiUrl, dataDirectory: false });
  await sdk.auth.loginWithToken(token);
  const devices = await sdk.models.device.getAllByApplication(slug);
  return devices.length;
});
