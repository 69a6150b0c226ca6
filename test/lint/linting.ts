import { lint } from '../../shared/lint/index.ts';
import { type MemoryEntry, memoryTree, type ReadProjectOptions, readProject } from '../../shared/release/index.ts';

export type Files = Readonly<Record<string, MemoryEntry>>;

/** All that is told of a project in memory, with the text that stands at each place. */
export async function lintFiles(files: Files, options: Partial<ReadProjectOptions> = {}) {
  const project = await readProject(memoryTree(files), { source: 'memory', ...options });
  const diagnostics = await lint(project);
  const { sources } = project.written;
  return { project, sources, diagnostics };
}

const prefix = 'io.balena.features.requires.';

/** A project of one service, an image, with labels: `sw.l4t: ">=32"`; a key with `io.` stays as it is. */
export function labels(...lines: readonly string[]): Files {
  return services({ web: lines });
}

/** Services with such labels each; a name that ends in `?` is optional. */
export function services(all: Readonly<Record<string, readonly string[]>>): Files {
  const text = Object.entries(all).map(([name, lines]) => {
    const optional = name.endsWith('?') ? ['io.balena.features.optional: "1"'] : [];
    const written = [...optional, ...lines].map((line) => `      ${line.startsWith('io.') ? '' : prefix}${line}\n`);
    const under = written.length === 0 ? '' : `    labels:\n${written.join('')}`;
    return `  ${name.replace('?', '')}:\n    image: x\n${under}`;
  });
  return { 'docker-compose.yml': `services:\n${text.join('')}` };
}

/** A project of one service with a contract file that requires something: each entry as one line of YAML. */
export function contract(...entries: readonly string[]): Files {
  return { Dockerfile: 'FROM x\n', 'contract.yml': contractText('web', ...entries) };
}

export function contractText(slug: string, ...entries: readonly string[]): string {
  const requires = entries.length === 0 ? '' : `requires:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;
  return `type: sw.container\nslug: ${slug}\nname: Web\n${requires}`;
}

/** Services that are built, each with a contract file of such entries; a name that ends in `?` is optional. */
export function built(all: Readonly<Record<string, readonly string[]>>): Files {
  const names = Object.keys(all).map((name) => [name, name.replace('?', '')] as const);
  const compose = names.map(([written, name]) => {
    const optional = written.endsWith('?') ? '    labels: {io.balena.features.optional: "1"}\n' : '';
    return `  ${name}:\n    build: ./${name}\n${optional}`;
  });
  const files = names.flatMap(([written, name]) => [
    [`${name}/Dockerfile`, 'FROM x\n'] as const,
    [`${name}/contract.yml`, contractText(name, ...(all[written] ?? []))] as const,
  ]);
  return { 'docker-compose.yml': `services:\n${compose.join('')}`, ...Object.fromEntries(files) };
}
