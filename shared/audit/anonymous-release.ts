import type { Release } from '../release/index.ts';

/** What a release asks for, without a name that says whose it is. */
export interface AnonymousRelease {
  readonly services: readonly {
    readonly optional: boolean;
    /** the contract's type, and what it requires; absent where there is none */
    readonly contract?: { readonly type: unknown; readonly requires: unknown };
  }[];
}

/** A release as it is needed to judge it again: names, slugs and versions of its own are no part of that. */
export function anonymousRelease({ services }: Release): AnonymousRelease {
  return {
    services: services.map(({ optional, contract }) => {
      const { type, requires } = Object(contract?.body) as { type?: unknown; requires?: unknown };
      return { optional, ...(contract && { contract: { type: type ?? null, requires: requires ?? null } }) };
    }),
  };
}
