import type { ReadProjectOptions } from '../shared/release/index.ts';
import { definedOnly } from './environment.ts';

/** How a project is to be read, as the options of a command say it. */
export function projectOptions(request: {
  readonly source: string;
  readonly multiDockerignore: boolean;
  readonly composeSpec: boolean;
  readonly dockerfile?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): ReadProjectOptions {
  const { source, multiDockerignore, composeSpec, dockerfile, environment } = request;
  return {
    source,
    environment: definedOnly(environment),
    multiDockerignore,
    composeSpec,
    ...(dockerfile !== undefined && { dockerfile }),
  };
}
