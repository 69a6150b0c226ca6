import { composeFieldReading } from './compose/compose-fields.ts';
import { type ComposeFile, tooLarge } from './compose/compose-file.ts';
import { composeSource, readEnvironment } from './compose/compose-source.ts';
import { type Composition, readComposition } from './compose/composition.ts';
import type { Diagnostic, DiagnosticCode } from './diagnostic.ts';
import { excerpt } from './excerpt.ts';
import type { FileTree } from './files/file-tree.ts';
import { type ProjectFiles, projectFiles } from './files/project-files.ts';
import { sentFiles } from './files/sent-files.ts';
import { startOf } from './files/source-text.ts';
import { collectProblems } from './problems.ts';
import type { Project } from './project.ts';
import type { Release } from './release.ts';
import { contextPath } from './service/build-context.ts';
import { type ContractRead, contractPaths, readContract } from './service/contract-file.ts';
import { labelReading } from './service/labels.ts';
import { readService, type ServiceRead, type ServiceReading } from './service/read-service.ts';
import { refusedLabels, requirementReading } from './service/requirement-labels.ts';
import { namesIn, readMain } from './service/single-service.ts';
import { strayContracts } from './service/stray-contracts.ts';
import type { WrittenProject } from './written.ts';
import { valueUnder } from './yaml/value.ts';

export interface ReadProjectOptions {
  /** what is read, as the user named it */
  readonly source: string;
  /** the git ref, where the source is one */
  readonly ref?: string;
  /** the variables that compose files see; the process's own are not looked at */
  readonly environment?: Readonly<Record<string, string>>;
  /** each build context has its own `.dockerignore`, as with the CLI's `--multi-dockerignore` */
  readonly multiDockerignore?: boolean;
  /** another Dockerfile than the usual ones, as with the CLI's `--dockerfile`; a compose file names its own */
  readonly dockerfile?: string;
  /** take new compose fields for the requirement on sw.spec that newer builders make of them */
  readonly composeSpec?: boolean;
}

export interface ProjectRead {
  readonly release: Release;
  readonly diagnostics: readonly Diagnostic<DiagnosticCode>[];
  readonly written: WrittenProject;
}

const mergeLimit = 2_000_000;
const includeLimit = 200;
const lookedUpAtOnce = 64;

/**
 * The release that builders would make of a project, and what is wrong with the project. With a
 * `docker-compose.yml` (or `.yaml`) in the source directory the release has its services, else one
 * service `main`, built from the source directory itself. Never rejects for what a project holds:
 * what can't be read, or what the builder refuses, is a diagnostic of severity error and leaves the
 * service, or the release, undecided.
 */
export async function readProject(tree: FileTree, options: ReadProjectOptions): Promise<ProjectRead> {
  const problems = collectProblems();
  const files = projectFiles(tree);
  const sent = sentFiles(files, options.multiDockerignore ?? false, problems);
  const project: Project = {
    files,
    sent,
    problems,
    mergeBudget: { left: mergeLimit },
    includeBudget: { left: includeLimit },
  };
  const contracts = new Map<string, Promise<ContractRead>>();
  const reading: ServiceReading = {
    project,
    labels: labelReading(project),
    requirementsOf: requirementReading(problems),
    newFieldsOf: composeFieldReading(),
    composeSpec: options.composeSpec ?? false,
    contractIn(context) {
      const known = contracts.get(context) ?? readContract(context, project);
      contracts.set(context, known);
      return known;
    },
  };
  const { services: read, composeFiles } = await readServices(reading, options);
  const services = read.map(({ service }) => service);
  const { source, ref } = options;
  const undecided = problems.undecided;
  const release: Release = {
    source,
    ...(ref !== undefined && { ref }),
    services,
    ...(undecided !== undefined && { undecided }),
  };
  const written: WrittenProject = {
    sources: files.sources,
    services: read.map((one) => one.written),
    composeFiles,
    strayContracts: composeFiles.length === 0 ? [] : await strayContracts(read, project),
  };
  return { release, diagnostics: problems.diagnostics, written };
}

interface ServicesRead {
  readonly services: readonly ServiceRead[];
  readonly composeFiles: readonly ComposeFile[];
}

async function readServices(
  reading: ServiceReading,
  { environment: given = {}, dockerfile }: ReadProjectOptions,
): Promise<ServicesRead> {
  const { project } = reading;
  const names = await namesIn(project);
  if (names === undefined) return { services: [], composeFiles: [] };
  const compose = await composeSource(project);
  if (compose === 'refused') return { services: [], composeFiles: [] };
  if (compose === undefined) {
    return { services: await readMain(reading, names, dockerfile !== undefined), composeFiles: [] };
  }
  const environment = await readEnvironment(project, given);
  const composition = await readComposition(project, compose, environment);
  checkResourceLabels(composition, reading);
  if (composition.services.size === 0 && project.problems.undecided === undefined) {
    const said = `${compose.file} has no services`;
    project.problems.add(
      'nothing-to-build',
      startOf(compose.file),
      `${said}, so there is nothing to release. Write them under the key "services".`,
    );
    project.problems.undecide(`${said}.`);
  }
  await lookUpContracts(composition, project.files);
  const services: ServiceRead[] = [];
  for (const [name, service] of composition.services) services.push(await readService(name, service, reading));
  if (project.mergeBudget.left < 0) tooLarge(project, startOf(compose.file));
  return { services, composeFiles: composition.files };
}

// Builders refuse invalid requirement labels also where they would mean nothing.
function checkResourceLabels({ networks, volumes }: Composition, { project, labels: reading }: ServiceReading): void {
  for (const [kind, resources] of [
    ['network', networks],
    ['volume', volumes],
  ] as const)
    for (const [name, resource] of resources) {
      const owner = `${kind} ${excerpt(name)}`;
      const { labels, undecided } = reading.written(valueUnder(resource, 'labels'), owner);
      const reason = undecided ?? refusedLabels(labels, owner, project.problems);
      if (reason !== undefined) project.problems.undecide(reason);
    }
}

// Looks for the contracts of all contexts some at a time, before they are read one by one: what is
// found is remembered, and ten thousand questions to a disk or a server are not asked in a row.
async function lookUpContracts({ services }: Composition, files: ProjectFiles): Promise<void> {
  const contexts = new Set<string>();
  for (const { value, base } of services.values()) {
    const path = contextPath(value, base);
    if (path !== undefined) contexts.add(path);
  }
  const paths = [...contexts].flatMap(contractPaths);
  for (let start = 0; start < paths.length; start += lookedUpAtOnce)
    await Promise.all(
      paths.slice(start, start + lookedUpAtOnce).map(async (path) => {
        const found = await files.find(path);
        if (found.kind === 'file') await files.text(found);
      }),
    );
}
