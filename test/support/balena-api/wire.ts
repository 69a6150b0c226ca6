import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';

/** What the PostgreSQL client calls on a socket beside reading and writing; a stream in memory has none of it to do. */
const ofASocket = {
  connect(this: Duplex) {
    queueMicrotask(() => this.emit('connect'));
    return this;
  },
  setNoDelay: () => {},
  setKeepAlive: () => {},
  ref: () => {},
  unref: () => {},
};

/**
 * The PostgreSQL protocol without a socket: what the client writes goes to the embedded database message by
 * message, and its answers come back. No port is opened, and nothing of it keeps a process alive.
 */
export function openWire(database: PGlite): Duplex {
  let pending: Buffer = Buffer.alloc(0);
  let started = false;
  const wire = new Duplex({
    read() {},
    async write(chunk: Buffer, _encoding, done) {
      pending = Buffer.concat([pending, chunk]);
      try {
        for (let length = messageLength(pending, started); length <= pending.length; ) {
          const message = pending.subarray(0, length);
          pending = pending.subarray(length);
          started = true;
          const answer = await database.execProtocolRaw(new Uint8Array(message));
          if (answer.length > 0) wire.push(Buffer.from(answer));
          length = messageLength(pending, started);
        }
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    final(done) {
      wire.push(null);
      done();
    },
  });
  return Object.assign(wire, ofASocket);
}

/** The length of the first message, in bytes. Each begins with a letter and its length; the very first has no letter. */
function messageLength(bytes: Buffer, started: boolean): number {
  const letter = started ? 1 : 0;
  return bytes.length < letter + 4 ? Number.POSITIVE_INFINITY : letter + bytes.readInt32BE(letter);
}
