import {
  type Location,
  type MemoryEntry,
  memoryTree,
  type ReadProjectOptions,
  readProject,
} from '../../shared/release/index.ts';

/** `2:3-2:9`, short enough for a row of a table. */
export function span({ line, column, endLine, endColumn }: Location): string {
  return `${line}:${column}-${endLine}:${endColumn}`;
}

/** A project read from memory, with its diagnostics in the short form of the tables. */
export async function read(files: Readonly<Record<string, MemoryEntry>>, options: Partial<ReadProjectOptions> = {}) {
  const { release, diagnostics, written } = await readProject(memoryTree(files), { source: 'memory', ...options });
  const told = diagnostics.map(({ code, location }) => `${code} ${location.file} ${span(location)}`);
  const contracts = Object.fromEntries(
    release.services.flatMap(({ name, contract }) => (contract === undefined ? [] : [[name, contract.body]])),
  );
  const requires = Object.fromEntries(
    release.services.flatMap(({ name, contract }) =>
      contract === undefined ? [] : [[name, (contract.body as { requires?: unknown }).requires]],
    ),
  );
  const service = (name: string) => release.services.find((one) => one.name === name);
  return { release, diagnostics, written, told, contracts, requires, service };
}

/** A contract file that the builder takes, with one requirement. */
export const contractFile = `name: Web
type: sw.container
slug: web
requires:
  - type: sw.supervisor
    version: ">=12"
`;
