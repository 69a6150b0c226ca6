import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';
import type { Lock } from './lock.ts';

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
 * message, and its answers come back. No port is opened, and nothing of it keeps a process alive. The database
 * has one session for all, so the lock is held for as long as a transaction lasts.
 */
export function openWire(database: PGlite, lock: Lock): Duplex {
  let pending: Buffer = Buffer.alloc(0);
  let started = false;
  let release: (() => void) | undefined;

  async function answer(message: Buffer): Promise<void> {
    if (started && message.toString('latin1', 0, 1) === 'X') return hangUp();
    started = true;
    release ??= await lock();
    const bytes = await database.execProtocolRaw(new Uint8Array(message));
    if (bytes.length > 0) wire.push(Buffer.from(bytes));
    if (isIdle(bytes)) end();
  }

  /** A client that leaves takes its transaction with it. */
  async function hangUp(): Promise<void> {
    if (release && database.isInTransaction()) await database.exec('ROLLBACK');
    end();
  }

  function end(): void {
    release?.();
    release = undefined;
  }

  const wire = new Duplex({
    read() {},
    async write(chunk: Buffer, _encoding, done) {
      pending = Buffer.concat([pending, chunk]);
      try {
        for (let length = messageLength(pending, started); length <= pending.length; ) {
          const message = pending.subarray(0, length);
          pending = pending.subarray(length);
          await answer(message);
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
    destroy(error, done) {
      hangUp().then(
        () => done(error),
        (reason: Error) => done(error ?? reason),
      );
    },
  });
  return Object.assign(wire, ofASocket);
}

/** The length of the first message, in bytes. Each begins with a letter and its length; the very first has no letter. */
function messageLength(bytes: Buffer, started: boolean): number {
  const letter = started ? 1 : 0;
  return bytes.length < letter + 4 ? Number.POSITIVE_INFINITY : letter + bytes.readInt32BE(letter);
}

/** Whether an answer ends with ReadyForQuery (`Z`, its length, 5) outside a transaction (`I`). */
function isIdle(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(-6)).toString('latin1') === 'Z\0\0\0\x05I';
}
