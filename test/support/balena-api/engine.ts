import { PGlite } from '@electric-sql/pglite';
import express from 'express';
import { guestPermissions } from './access.ts';
import { makeLock } from './lock.ts';
import { compileModel } from './model.ts';
import { quietly } from './quietly.ts';
import { openWire } from './wire.ts';

/** PineJS as an express app that answers below /v7/, and the database that it asks. */
export interface Engine {
  readonly odata: express.Express;
  readonly database: PGlite;
  /** Does something with the database while PineJS asks it nothing: they share one session. */
  exclusively<Result>(task: () => Promise<Result>): Promise<Result>;
}

/** As on the real server: without them, every page of a large fleet would read all devices. */
const indexes = `
  CREATE INDEX ON "device" ("belongs to-application", "id");
  CREATE INDEX ON "device tag" ("device");
  CREATE INDEX ON "release" ("belongs to-application");`;

let engine: Promise<Engine> | undefined;

/**
 * The engine of this process, started when it is first asked for. PineJS keeps its models and its database in
 * its modules, so there can be but one; it holds neither a port nor a timer, and ends with the process.
 */
export function theEngine(): Promise<Engine> {
  engine ??= quietly(startEngine);
  return engine;
}

async function startEngine(): Promise<Engine> {
  const [pine, database] = await Promise.all([import('@balena/pinejs'), PGlite.create()]);
  const odata = express();
  const lock = makeLock();
  const model = { apiRoot: 'v7', modelName: 'balena', abstractSql: compileModel(pine.sbvrUtils) };
  await pine.init(
    odata,
    {
      models: [model] as never,
      users: [{ username: 'guest', password: ' ', permissions: [...guestPermissions] }],
    },
    {
      engine: 'postgres',
      // The embedded database serves one session, and so one connection.
      params: {
        user: 'postgres',
        database: 'postgres',
        max: 1,
        allowExitOnIdle: true,
        idleTimeoutMillis: 0,
        stream: () => openWire(database, lock),
      },
    },
  );
  await database.exec(indexes);
  return {
    odata,
    database,
    async exclusively(task) {
      const release = await lock();
      try {
        return await task();
      } finally {
        release();
      }
    },
  };
}

/** Takes away all that was put into the database, and counts ids from 1 again. */
export async function emptyDatabase(database: PGlite): Promise<void> {
  const tables = ['organization', 'cpu architecture', 'device type', 'application', 'device', 'release', 'image'];
  await database.exec(`TRUNCATE ${tables.map((table) => `"${table}"`).join(', ')} RESTART IDENTITY CASCADE`);
}
