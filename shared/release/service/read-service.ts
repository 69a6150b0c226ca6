import { type ComposeFieldReading, composeRequirement, type NewField } from '../compose/compose-fields.ts';
import { invalidCompose } from '../compose/compose-file.ts';
import type { ComposeService } from '../compose/composition.ts';
import { excerpt, listed, quoted } from '../excerpt.ts';
import { locate } from '../files/source-text.ts';
import type { Project } from '../project.ts';
import type { Contract, Service } from '../release.ts';
import type { WrittenService } from '../written.ts';
import { entryOf, kindOf, valueUnder } from '../yaml/value.ts';
import { buildContext } from './build-context.ts';
import { type ContractRead, contractType } from './contract-file.ts';
import type { LabelReading } from './labels.ts';
import { isOptional, optionalLabel } from './optional.ts';
import { type Requirement, type RequirementReading, refusedLabels } from './requirement-labels.ts';

/** What reading a service needs beyond the project. */
export interface ServiceReading {
  readonly project: Project;
  readonly labels: LabelReading;
  readonly requirementsOf: RequirementReading;
  readonly newFieldsOf: ComposeFieldReading;
  /** the contract of a context; services that share the context share it */
  contractIn(context: string): Promise<ContractRead>;
  /** take new compose fields for the requirement that newer builders make of them */
  readonly composeSpec: boolean;
}

/** A service, and how it is written. */
export interface ServiceRead {
  readonly service: Service;
  readonly written: WrittenService;
}

/**
 * A service as the device will know it: optional by its label, and with one contract, from the file
 * in its build context or from its labels. Both together the builder refuses. The first reason for
 * which the contract can't be known is the one that is given.
 */
export async function readService(
  name: string,
  { value: service, key, base, undecided }: ComposeService,
  reading: ServiceReading,
): Promise<ServiceRead> {
  const { project, composeSpec } = reading;
  const owner = `service ${excerpt(name)}`;
  const location = locate(key);
  if (service.kind !== 'map') {
    const said = `Service ${excerpt(name)} is ${kindOf(service)}, and must be a map`;
    invalidCompose(project, key, said, 'Give it a "build" or an "image".');
    return {
      service: { name, location, optional: false, undecided: `${said}.` },
      written: { fields: service, labels: new Map(), requirements: [], contextMissing: false },
    };
  }
  tellOddities(name, service, project);
  const { labels, undecided: labelsUndecided } = await reading.labels.ofService(service, owner);
  const read = reading.requirementsOf(labels, owner);
  const buildUndecided = checkBuildLabels(service, owner, reading);
  const context = await buildContext(service, base, owner, project);
  const inContext: ContractRead =
    context.kind === 'directory'
      ? await reading.contractIn(context.path)
      : context.kind === 'undecided'
        ? { undecided: context.reason }
        : {};
  const fields = reading.newFieldsOf(service);
  tellNewFields(fields, name, composeSpec, project);
  const [field] = composeSpec ? fields : [];
  const refused =
    inContext.contract === undefined
      ? undefined
      : secondContract(inContext.contract, read.requirements, field, name, project);
  const reason = undecided ?? labelsUndecided ?? read.undecided ?? buildUndecided ?? inContext.undecided ?? refused;
  const optional = isOptional({ [optionalLabel]: labels.get(optionalLabel)?.text });
  const written: WrittenService = {
    fields: service,
    labels,
    requirements: read.requirements,
    ...(context.kind === 'directory' && { context: context.path }),
    contextMissing: context.kind === 'none' && valueUnder(service, 'build') !== undefined,
    ...(inContext.written !== undefined && { contractFile: inContext.written }),
  };
  if (reason !== undefined) return { service: { name, location, optional, undecided: reason }, written };
  const requirements = field === undefined ? read.requirements : [...read.requirements, composeRequirement(field)];
  const contract = inContext.contract ?? labelContract(name, requirements);
  return { service: { name, location, optional, ...(contract !== undefined && { contract }) }, written };
}

/** The contract that builders make of a service's requirement labels. */
function labelContract(name: string, requirements: readonly Requirement[]): Contract | undefined {
  const [first] = requirements;
  if (first === undefined) return undefined;
  const { source } = first.place;
  // those of other files, by `extends` or `label_file`, are left out of the contract's own place
  const places = requirements.map(({ place }) => place).filter((place) => place.source === source);
  const start = Math.min(...places.map((place) => place.start));
  const end = Math.max(...places.map((place) => place.end));
  return {
    body: { type: contractType, slug: `contract-for-${name}`, requires: requirements.map(({ body }) => body) },
    origin: 'labels',
    location: locate({ source, start, end }),
    requirementLocations: requirements.map(({ place }) => locate(place)),
  };
}

// Why a service with a contract file is refused: its labels, or a field, make a second contract.
function secondContract(
  { location }: Contract,
  [label]: readonly Requirement[],
  field: NewField | undefined,
  name: string,
  { problems }: Project,
): string | undefined {
  const file = excerpt(location?.file ?? '');
  if (label !== undefined) {
    const said = `Service ${excerpt(name)} has requirement labels and the contract file ${file}`;
    problems.add(
      'contract-and-labels',
      label.place,
      `${said}. That makes two contracts, and the builder refuses the release. Keep the labels or the file, not both.`,
    );
    return `${said}.`;
  }
  if (field === undefined) return undefined;
  const said = `Service ${excerpt(name)} has the contract file ${file}, and its field ${excerpt(field.name)} makes a second contract`;
  problems.add(
    'contract-and-compose-field',
    field.place,
    `${said}. The builder refuses the release. Leave the field out, or write the contract as labels.`,
  );
  return `${said}.`;
}

function checkBuildLabels(
  service: ComposeService['value'],
  owner: string,
  { project, labels: reading }: ServiceReading,
): string | undefined {
  const build = valueUnder(service, 'build');
  const where = `the build of ${owner}`;
  const { labels, undecided } = reading.written(valueUnder(build, 'labels'), where);
  return undecided ?? refusedLabels(labels, where, project.problems);
}

function tellOddities(name: string, service: ComposeService['value'], { problems }: Project): void {
  const profiles = entryOf(service, 'profiles');
  const list = valueUnder(service, 'profiles');
  if (profiles !== undefined && list?.kind === 'list' && list.items.length > 0)
    problems.add(
      'service-profiles',
      profiles.place,
      `Service ${excerpt(name)} has profiles. Some builders leave such a service out of the release and others keep it; here it is kept. Remove "profiles" if devices are to run it.`,
    );
  if (valueUnder(service, 'build') === undefined && valueUnder(service, 'image') === undefined)
    problems.add(
      'service-empty',
      service.place,
      `Service ${quoted(name)} has neither "build" nor "image", so there is nothing to run. Give it one of them.`,
    );
}

function tellNewFields(fields: readonly NewField[], name: string, composeSpec: boolean, { problems }: Project): void {
  const [first] = fields;
  if (first === undefined || composeSpec) return;
  const names = listed(fields.map((field) => excerpt(field.name)));
  problems.add(
    'compose-field-new',
    first.place,
    `Service ${excerpt(name)} uses ${names}. Newer builders then require "sw.spec" of each device, which no Supervisor up to 19.0.5 has, so every device would refuse the release. Leave ${fields.length === 1 ? 'it' : 'them'} out unless you know your builder.`,
  );
}
