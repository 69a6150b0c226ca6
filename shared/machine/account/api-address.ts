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
  const places: readonly (readonly [place: string, written: string | undefined, kind: 'address' | 'domain'])[] = [
    ['--api-url', option, 'address'],
    ['BALENARC_API_URL', environment['BALENARC_API_URL'], 'address'],
    ['apiUrl in .balenarc.yml', settings.apiUrl, 'address'],
    ['BALENARC_BALENA_URL', environment['BALENARC_BALENA_URL'], 'domain'],
    ['balenaUrl in .balenarc.yml', settings.balenaUrl, 'domain'],
  ];
  const [place, written = cloud, kind] = places.find(([, text]) => text) ?? ['', cloud, 'domain'];
  const url = URL.parse(kind === 'domain' ? `https://api.${written}` : written);
  const isWhole = kind === 'address' || url?.href === `${url?.origin}/`;
  if (!url || !isWhole || !/^https?:$/.test(url.protocol)) {
    const [what, example] = kind === 'domain' ? ['no domain', cloud] : ['no address of an API', `https://api.${cloud}`];
    const problem = `${place} is ${JSON.stringify(withoutUser(written).slice(0, 200))}, and that is ${what}. Write one such as ${example}.`;
    throw new Failure('api-url-invalid', problem);
  }
  // Without a user and a password, which would stand in every message.
  return url.origin;
}

/** what may be a user and a password is not repeated */
function withoutUser(written: string): string {
  return written.replace(/^([^/]*:\/\/)?.*@/s, '$1…@');
}
