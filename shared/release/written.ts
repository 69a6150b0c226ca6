import type { ComposeFile } from './compose/compose-file.ts';
import type { SourceText } from './files/source-text.ts';
import type { Label } from './service/labels.ts';
import type { Requirement } from './service/requirement-labels.ts';
import type { MapValue, Value } from './yaml/value.ts';

/**
 * How a project is written, beside the release that it becomes: for lint, which looks at what
 * builders leave out of a release, or read otherwise than people do.
 */
export interface WrittenProject {
  /** all texts that were read, by path */
  readonly sources: ReadonlyMap<string, SourceText>;
  /** one for each service of the release, in its order */
  readonly services: readonly WrittenService[];
  /** the compose files that make up the project, the first one first */
  readonly composeFiles: readonly ComposeFile[];
  /** contract files that lie where somebody may take them for a service's, and that no service has */
  readonly strayContracts: readonly StrayContract[];
}

export interface WrittenService {
  /** its fields, in long form; absent for the service of a project without a compose file */
  readonly fields?: Value;
  /** balena's own labels, those of label files too */
  readonly labels: ReadonlyMap<string, Label>;
  /** what builders make of its labels */
  readonly requirements: readonly Requirement[];
  /** the directory that it is built from; absent where it isn't built, or that can't be looked into */
  readonly context?: string;
  /** a build context that isn't there, so that it may have a contract that nobody has seen */
  readonly contextMissing: boolean;
  /** the contract file in its context, also one that is refused */
  readonly contractFile?: MapValue;
}

export interface StrayContract {
  readonly contract: MapValue;
  /** the service by the name of its directory, where that is not built */
  readonly service?: string;
}
