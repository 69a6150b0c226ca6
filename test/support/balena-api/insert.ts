import type { PGlite } from '@electric-sql/pglite';

/** How many rows are sent to the database at a time. */
const batch = 5000;

/**
 * Puts rows into a table, thousands at a time, and returns their ids in the same order. Every row has the columns
 * of the first.
 */
export async function insert(
  database: PGlite,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly number[]> {
  const columns = Object.keys(rows[0] ?? {})
    .map((column) => `"${column}"`)
    .join(', ');
  const query =
    `INSERT INTO "${table}" (${columns}) ` +
    `SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1) RETURNING id`;
  const ids: number[] = [];
  for (let start = 0; start < rows.length; start += batch) {
    const inserted = await database.query<{ id: number }>(query, [JSON.stringify(rows.slice(start, start + batch))]);
    for (const { id } of inserted.rows) ids.push(id);
  }
  return ids;
}
