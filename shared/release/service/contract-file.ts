import type { Fix } from '../diagnostic.ts';
import { excerpt, listed, quoted } from '../excerpt.ts';
import { readSource } from '../files/read-source.ts';
import { locate, type SourceText, startOf } from '../files/source-text.ts';
import type { Project } from '../project.ts';
import type { Contract } from '../release.ts';
import { toJson } from '../yaml/json-value.ts';
import { entryOf, kindOf, type MapValue, type Value, valueUnder } from '../yaml/value.ts';
import { readYaml } from '../yaml/yaml-values.ts';

export const contractType = 'sw.container';

/** what a contract's requirements ask for, taken by some for the contract's own type */
const requirementTypes = ['sw.l4t', 'sw.supervisor', 'sw.os', 'sw.kernel', 'hw.device-type', 'arch.sw'];

const spellings = ['contract.yml', 'contract.yaml'];

/** What a build context has for a contract: one, none, or something that the builder refuses. */
export interface ContractRead {
  readonly contract?: Contract;
  /** the file's one document where it is a map, also of a contract that is refused */
  readonly written?: MapValue;
  readonly undecided?: string;
}

/** The paths at which a build context's contract may lie: directly in it, nowhere else. */
export function contractPaths(context: string): string[] {
  return spellings.map((name) => (context === '' ? name : `${context}/${name}`));
}

/**
 * The contract in a build context. A file that isn't sent to the builder doesn't exist for any
 * device. Of those that are, there may be one, and it must be a map with a name, a slug and the type
 * sw.container; else the builder refuses the release.
 */
export async function readContract(context: string, project: Project): Promise<ContractRead> {
  const { files, sent, problems } = project;
  const sources: SourceText[] = [];
  for (const path of contractPaths(context)) {
    const found = await files.find(path);
    if (found.kind === 'missing' || found.kind === 'directory') continue;
    if (!(await sent.isSent(path, context))) {
      problems.add(
        'file-not-sent',
        startOf(path),
        `${excerpt(path)} is left out by .dockerignore, so the builder never sees it and no device is asked for what it requires. Add a line "!${excerpt(path)}" to .dockerignore.`,
      );
      continue;
    }
    const read = await readSource(files, '', path, { what: 'the contract', at: startOf(path) }, problems);
    if (read.kind === 'refused') return { undecided: read.reason };
    if (read.kind === 'text') sources.push(read.source);
  }
  const [source, other] = sources;
  if (source === undefined) return {};
  if (other === undefined) return contractOf(source, project);
  const said = `${excerpt(source.file)} and ${excerpt(other.file)} are both there`;
  problems.add(
    'contract-both-spellings',
    startOf(other.file),
    `${said}, and the builder refuses a service with two contracts. Remove one of them.`,
  );
  return { undecided: `${said}.` };
}

/** The contract that a file's text is, or why the builder refuses it. */
export function contractOf(source: SourceText, { problems }: Pick<Project, 'problems'>): ContractRead {
  const file = excerpt(source.file);
  const { documents, broken } = readYaml(source, 'contract', problems);
  if (broken) return { undecided: `${file} can't be read as YAML to its end.` };
  const [document, second] = documents;
  const written = document?.kind === 'map' && second === undefined ? { written: document } : {};
  const refuse = (place: Value['place'] | undefined, said: string, todo: string, fix?: Fix): ContractRead => {
    const message = `${said}, so the builder refuses the release. ${todo}`;
    problems.add('contract-invalid', place ?? startOf(source.file), message, fix);
    return { ...written, undecided: `${said}.` };
  };
  const example = `A contract has a name, a slug, "type: ${contractType}" and a list under "requires".`;
  if (second !== undefined)
    return refuse(second.place, `${file} holds more than one YAML document`, 'Keep one of them.');
  if (document === undefined || document.kind !== 'map') {
    const what = document === undefined ? 'empty' : kindOf(document);
    return refuse(document?.place, `${file} is ${what} and not a map`, example);
  }
  const missing = ['name', 'type', 'slug'].filter((key) => valueUnder(document, key) === undefined);
  const lacks = missing.length > 0 ? refuse(undefined, `${file} lacks ${listed(missing)}`, example) : undefined;
  const type = entryOf(document, 'type');
  if (type !== undefined && (type.value.kind !== 'scalar' || type.value.value !== contractType)) {
    const text = type.value.kind === 'scalar' ? quoted(String(type.value.value)) : 'no string';
    const said = `${file} has the type ${text}, and a service's contract has the type ${contractType}`;
    // what is named there is what a requirement asks for, beside requirements: it is meant for a container
    const isMeant = valueUnder(document, 'requires')?.kind === 'list';
    if (isMeant && type.value.kind === 'scalar' && requirementTypes.includes(String(type.value.value))) {
      const edits = [{ location: locate(type.value.place), text: contractType }];
      const todo = 'What is asked of a device stands under "requires"; correct the type.';
      return refuse(type.place, said, todo, { description: `Make it a contract of type ${contractType}.`, edits });
    }
    return refuse(
      type.place,
      said,
      'Correct the type, or keep a file that is for another tool out of the build context.',
    );
  }
  if (lacks) return lacks;
  const requires = entryOf(document, 'requires')?.value;
  const contract: Contract = {
    body: toJson(document),
    origin: 'file',
    location: locate(document.place),
    requirementLocations: requires?.kind === 'list' ? requires.items.map(({ place }) => locate(place)) : [],
  };
  return { contract, written: document };
}
