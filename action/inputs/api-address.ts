import { Failure } from '../../shared/machine/failure.ts';

/**
 * The address of the API that the input `environment` names: of an environment (`balena-cloud.com`), or the API's own.
 * Throws a Failure for anything else; a user and a password in it are never repeated.
 */
export function apiAddressOf(environment = 'balena-cloud.com'): string {
  const isAddress = environment.includes('://');
  const url = URL.parse(isAddress ? environment : `https://api.${environment}`);
  const isWhole = isAddress || url?.href === `${url?.origin}/`;
  if (url && isWhole && /^https?:$/.test(url.protocol)) return url.origin;
  const known =
    'Write a domain such as balena-cloud.com, or the address of an API such as https://api.balena.example.com.';
  throw new Failure('input-invalid', `The input environment is no domain and no address of an API. ${known}`);
}
