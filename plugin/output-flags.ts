import { extname, resolve } from 'node:path';
import { Errors, Flags } from '@oclif/core';

export const formats = ['text', 'json', 'markdown', 'sarif', 'junit', 'csv'] as const;

export type Format = (typeof formats)[number];

/** One report: where it goes, and how it is written. */
export interface Output<Of extends string = Format> {
  readonly format: Of;
  /** absent for standard output */
  readonly file?: string;
}

/** The options by which a command says what reports it makes; `extensions` as its help lists them. */
export function outputFlagsOf<Of extends string>(options: readonly Of[], extensions: string) {
  return {
    format: Flags.option({ description: 'how the report on standard output is written (default: text)', options })(),
    output: Flags.string({
      char: 'o',
      description: `also write a report to this file, in the format of its extension: ${extensions}; - is standard output; may be given several times`,
      multiple: true,
      multipleNonGreedy: true,
      helpValue: '<file>',
    }),
  };
}

/** Those of a check. */
export const outputFlags = outputFlagsOf(formats, '.txt, .json, .md, .sarif, .xml (JUnit) or .csv');

/** The format of a file of a check by its extension. */
export const formatOfExtension: Readonly<Record<string, Format>> = {
  '.txt': 'text',
  '.json': 'json',
  '.md': 'markdown',
  '.sarif': 'sarif',
  '.xml': 'junit',
  '.csv': 'csv',
};

/** What the flags say, as oclif parses them. */
export interface OutputChoice<Of extends string = Format> {
  readonly format?: Of | undefined;
  readonly output?: readonly string[] | undefined;
}

/**
 * The reports that were asked for: one on standard output always, and one a file. Throws an error of usage where the
 * flags contradict each other, two reports would go to the same file, or a file's extension says no format.
 */
export function outputsOf<Of extends string>(
  { format, output = [] }: OutputChoice<Of>,
  jsonEnabled: boolean,
  extensions: Readonly<Record<string, Of>>,
): Output<Of>[] {
  if (jsonEnabled && format !== undefined && format !== 'json') {
    throw usage(`--json and --format ${format} contradict each other; name one of them`);
  }
  const taken = new Set<string>();
  const onStandardOutput: Output<Of> = { format: format ?? ((jsonEnabled ? 'json' : 'text') as Of) };
  const outputs = output.map((file): Output<Of> => {
    const target = file === '-' ? '-' : resolve(file);
    if (taken.has(target)) throw usage(`--output ${shown(file)} is given twice; name another file`);
    taken.add(target);
    return file === '-' ? onStandardOutput : { format: formatOf(file, extensions), file };
  });
  return taken.has('-') ? outputs : [...outputs, onStandardOutput];
}

function formatOf<Of extends string>(file: string, extensions: Readonly<Record<string, Of>>): Of {
  const format = extensions[extname(file).toLowerCase()];
  if (format) return format;
  const known = Object.keys(extensions).join(', ');
  throw usage(
    `--output ${shown(file)} doesn't say by its extension how to write the report; end it in one of ${known}`,
  );
}

function shown(file: string): string {
  return JSON.stringify(file.slice(0, 200));
}

/** an error as oclif's own are about how a command was called */
function usage(message: string): Error {
  return new Errors.CLIError(message);
}
