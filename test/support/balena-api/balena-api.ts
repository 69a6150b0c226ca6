import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { accountRoutes, authenticate } from './account.ts';
import { insertDeviceTypes } from './device-types.ts';
import { directAccess } from './direct-access.ts';
import { emptyDatabase, theEngine } from './engine.ts';
import { addFleet, type Fleet, type MadeFleet } from './fleet.ts';
import { silenceRefusals } from './quietly.ts';
import { type LoggedRequest, logRequests } from './request-log.ts';
import { makeTokens, type Tokens } from './tokens.ts';

/** A balena API on loopback: PineJS, the engine of the real one, on a database in memory. */
export interface BalenaApi {
  /** Without a slash at its end, as the SDK wants it: `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly tokens: Tokens;
  /** Every request that was answered, in that order. A test may empty it. */
  readonly requests: LoggedRequest[];
  /** Puts a fleet with its releases and devices into the database. */
  addFleet(fleet: MadeFleet): Promise<Fleet>;
  /** Asks the database itself. Tables and columns have PineJS's names: `"device"."belongs to-application"`. */
  sql<Row>(query: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Stops listening, and cuts what is still connected. */
  close(): Promise<void>;
}

let running = false;

/**
 * Starts a server that knows the device types and nothing else. PineJS is one in a process and starts with the
 * first server, which takes seconds; later ones start at once, on an emptied database. So a process can have but
 * one at a time.
 */
export async function startBalenaApi(): Promise<BalenaApi> {
  if (running) throw new Error('A balena API is already running in this process: close it first');
  running = true;
  try {
    return await start();
  } catch (error) {
    running = false;
    throw error;
  }
}

async function start(): Promise<BalenaApi> {
  const { odata, database, exclusively } = await theEngine();
  await exclusively(async () => {
    await emptyDatabase(database);
    await insertDeviceTypes(database);
  });
  const tokens = makeTokens();
  const requests: LoggedRequest[] = [];
  const app = express().disable('x-powered-by');
  app.use(logRequests(requests), accountRoutes(tokens), express.json(), directAccess, authenticate(tokens), odata);
  // Seeding blocks this process for seconds: connections that were idle meanwhile must not be closed over it.
  const server = createServer({ keepAliveTimeout: 0 }, app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const restoreConsole = silenceRefusals();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokens,
    requests,
    addFleet: (fleet) => exclusively(() => addFleet(database, fleet)),
    sql: <Row>(query: string, values: readonly unknown[] = []) =>
      exclusively(async () => (await database.query<Row>(query, [...values])).rows),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      restoreConsole();
      running = false;
    },
  };
}
