import type { MapValue } from '../../../release/index.ts';
import type { LintedProject } from '../../linted-project.ts';

/** The contract files of a project, each once: services that share a context share its file. */
export function contractFiles({ services }: LintedProject): MapValue[] {
  return [...new Set(services.flatMap(({ written: { contractFile } }) => contractFile ?? []))];
}
