import { Failure } from '../failure.ts';
import type { HomeSettings } from './home-settings.ts';

const cloud = 'balena-cloud.com';

/**
 * The address of the API, as the balena CLI finds it: of an environment (`BALENARC_BALENA_URL`), or
 * the API's own (`BALENARC_API_URL`), from the process first and then from the settings in the home
 * directory; the option `--api-url` wins. `https://api.balena-cloud.com` where nothing says
 * otherwise.
 *
 * The CLI also looks for a balenarc.yml in the current directory. That may be a stranger's project,
 * and would say where the token is sent, so it isn't looked at here.
 */
export function apiAddress(
  option: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  settings: HomeSettings,
): string {
  const balenaUrl = environment['BALENARC_BALENA_URL'] || settings.balenaUrl || cloud;
  const places = [
    ['--api-url', option],
    ['BALENARC_API_URL', environment['BALENARC_API_URL']],
    ['apiUrl in .balenarc.yml', settings.apiUrl],
  ] as const;
  const [place, address] = places.find(([, value]) => value) ?? ['BALENARC_BALENA_URL', `https://api.${balenaUrl}`];
  const url = URL.parse(address ?? '');
  if (!url || !/^https?:$/.test(url.protocol)) {
    const problem = `${place} is ${JSON.stringify(address?.slice(0, 200))}, and that is no address of an API. Write one such as https://api.${cloud}.`;
    throw new Failure('api-url-invalid', problem);
  }
  // Without a user and a password, which would stand in every message.
  return url.origin;
}
