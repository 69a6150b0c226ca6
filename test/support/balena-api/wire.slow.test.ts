import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { type Lock, makeLock } from './lock.ts';
import { openWire } from './wire.ts';

/** The messages of the PostgreSQL protocol, version 3, that these tests speak. */
const startup = Buffer.from('\0\0\0\x17\0\x03\0\0user\0postgres\0\0', 'latin1');
const query = (sql: string) => {
  const text = Buffer.from(`${sql}\0`);
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + text.length);
  return Buffer.concat([Buffer.from('Q'), length, text]);
};

describe('the wire to the embedded database', () => {
  let database: PGlite;
  let lock: Lock;
  let wire: Duplex;

  before(async () => {
    database = await PGlite.create();
  });
  after(() => database.close());

  beforeEach(async () => {
    lock = makeLock();
    wire = openWire(database, lock);
    await ask(startup);
  });
  afterEach(() => wire.destroy());

  /** Sends a message, and gives the letter that says in what state the database is then. */
  async function ask(message: Buffer): Promise<string> {
    wire.write(message);
    for (;;) {
      const [answer] = (await once(wire, 'data')) as [Buffer];
      if (answer.at(-6) === 'Z'.charCodeAt(0)) return answer.toString('latin1', answer.length - 1);
    }
  }

  /** Asks for the lock, and tells whether it was given within a moment. */
  async function isLocked(): Promise<boolean> {
    const taken = lock().then((release) => {
      release();
      return false;
    });
    return Promise.race([taken, wait(50, true)]);
  }

  it('puts messages together that come in pieces', async () => {
    const message = query('SELECT 1');
    wire.write(message.subarray(0, 3));
    await wait(5);
    assert.equal(await ask(message.subarray(3)), 'I');
  });

  it('takes several messages that come at once', async () => {
    assert.equal(await ask(Buffer.concat([query('BEGIN'), query('COMMIT')])), 'T');
    assert.equal(await isLocked(), false);
  });

  it('keeps others out for as long as a transaction lasts', async () => {
    assert.equal(await ask(query('SELECT 1')), 'I');
    assert.equal(await isLocked(), false);
    assert.equal(await ask(query('BEGIN')), 'T');
    assert.equal(await isLocked(), true);
    assert.equal(await ask(query('COMMIT')), 'I');
    assert.equal(await isLocked(), false);
  });

  it('ends the transaction of a client that leaves', async () => {
    assert.equal(await ask(query('BEGIN')), 'T');
    wire.destroy();
    await once(wire, 'close');
    assert.equal(await isLocked(), false);
    assert.equal(database.isInTransaction(), false);
  });

  it('takes a farewell for its end', async () => {
    assert.equal(await ask(query('BEGIN')), 'T');
    wire.end(Buffer.from('X\0\0\0\x04', 'latin1'));
    await once(wire, 'close');
    assert.equal(await isLocked(), false);
    assert.deepEqual((await database.query('SELECT 1 AS one')).rows, [{ one: 1 }]);
  });
});
