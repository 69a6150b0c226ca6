import { EnvHttpProxyAgent, setGlobalDispatcher } from 'undici';
import { Failure } from '../shared/machine/failure.ts';

/**
 * Has all requests go the way that HTTPS_PROXY, HTTP_PROXY and NO_PROXY say. Node has that of its own just from
 * version 24.14 on, and a runner may have an older one.
 */
export function useProxy(environment: Readonly<Record<string, string | undefined>>): void {
  const named = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].some((name) => environment[name]);
  if (!named) return;
  try {
    setGlobalDispatcher(new EnvHttpProxyAgent());
  } catch {
    // The error repeats the address, which may hold a password.
    const problem =
      'HTTP_PROXY or HTTPS_PROXY is no address of a proxy. Write one such as http://proxy.example.com:8080.';
    throw new Failure('proxy-invalid', problem);
  }
}
