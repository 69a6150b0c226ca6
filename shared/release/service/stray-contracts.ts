import { collectProblems } from '../problems.ts';
import type { Project } from '../project.ts';
import type { StrayContract } from '../written.ts';
import { valueUnder } from '../yaml/value.ts';
import { contractOf, contractPaths } from './contract-file.ts';
import type { ServiceRead } from './read-service.ts';

/** how many directories are looked into */
const lookedInto = 200;

/**
 * The contract files that no service has although they lie where one would look for them: in the source
 * directory of a project with a compose file, and in the directories directly in it. They may belong to
 * any other tool, so nothing that is wrong with them is told here.
 */
export async function strayContracts(
  services: readonly ServiceRead[],
  { files, sent }: Project,
): Promise<StrayContract[]> {
  const contexts = new Set(services.flatMap(({ written }) => written.context ?? []));
  const notBuilt = services.filter(({ written: { fields } }) => valueUnder(fields, 'build') === undefined);
  const images = new Set(notBuilt.map(({ service: { name } }) => name));
  const names = (await files.list('')).toSorted().filter((name) => !name.startsWith('.'));
  const stray: StrayContract[] = [];
  for (const directory of ['', ...names.slice(0, lookedInto)]) {
    if (contexts.has(directory) || (await files.find(directory)).kind !== 'directory') continue;
    for (const path of contractPaths(directory)) {
      const found = await files.find(path);
      if (found.kind !== 'file' || !(await sent.isSent(path))) continue;
      const text = await files.text(found);
      const read = text.kind === 'text' ? contractOf(text.source, { problems: collectProblems() }) : {};
      const whose = images.has(directory) ? { service: directory } : {};
      if (read.written !== undefined) stray.push({ contract: read.written, ...whose });
    }
  }
  return stray;
}
