/** An answer of an HTTP server, whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a fault may make use of: what would have been answered, and what was answered to the request before. */
export interface Exchange {
  truth(): Promise<Answer>;
  readonly previous?: Answer | undefined;
}

/** What goes over the wire in place of a proper answer. */
export type Delivery =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** The headers and this part of the body, then nothing more, or the end of the connection. */
  | { readonly kind: 'part'; readonly answer: Answer; readonly part: string; readonly then: 'stall' | 'cut' }
  /** Not a byte, while the connection stays. */
  | { readonly kind: 'silence' }
  /** The connection is reset. */
  | { readonly kind: 'reset' };

/** Something that goes wrong between a client and the API; the proxy and nock both deliver it. */
export interface Fault {
  readonly name: string;
  deliver(exchange: Exchange): Promise<Delivery>;
}
