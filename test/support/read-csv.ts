import assert from 'node:assert/strict';

/** Reads CSV strictly as RFC 4180 has it, every cell in quotes, and fails for anything else. */
export function readCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /"((?:[^"]|"")*)"(,|\r\n)/y;
  while (cell.lastIndex < csv.length) {
    const at = cell.lastIndex;
    const match = cell.exec(csv);
    assert.ok(match, `no cell at ${at}: ${JSON.stringify(csv.slice(at, at + 50))}`);
    row.push((match[1] ?? '').replaceAll('""', '"'));
    if (match[2] === ',') continue;
    rows.push(row);
    row = [];
  }
  assert.deepEqual(row, []);
  return rows;
}
