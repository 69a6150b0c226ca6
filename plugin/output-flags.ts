import { extname, resolve } from 'node:path';
import { Errors, Flags } from '@oclif/core';

export const formats = ['text', 'json', 'markdown', 'sarif', 'junit', 'csv'] as const;

export type Format = (typeof formats)[number];

/** One report of a check: where it goes, and how it is written. */
export interface Output {
  readonly format: Format;
  /** absent for standard output */
  readonly file?: string;
}

/** The options by which a command says what reports it makes. */
export const outputFlags = {
  format: Flags.option({
    description: 'how the report on standard output is written (default: text)',
    options: formats,
  })(),
  output: Flags.string({
    char: 'o',
    description:
      'also write a report to this file, in the format of its extension: .txt, .json, .md, .sarif, .xml (JUnit) or .csv; - is standard output; may be given several times',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: '<file>',
  }),
};

const formatOfExtension: Readonly<Record<string, Format>> = {
  '.txt': 'text',
  '.json': 'json',
  '.md': 'markdown',
  '.sarif': 'sarif',
  '.xml': 'junit',
  '.csv': 'csv',
};

/** What the flags say, as oclif parses them. */
export interface OutputChoice {
  readonly format?: Format | undefined;
  readonly output?: readonly string[] | undefined;
}

/**
 * The reports that were asked for: one on standard output always, and one a file. Throws an error of usage where the
 * flags contradict each other, two reports would go to the same file, or a file's extension says no format.
 */
export function outputsOf({ format, output = [] }: OutputChoice, jsonEnabled: boolean): Output[] {
  if (jsonEnabled && format !== undefined && format !== 'json') {
    throw usage(`--json and --format ${format} contradict each other; name one of them`);
  }
  const taken = new Set<string>();
  const outputs = output.map((file): Output => {
    const target = file === '-' ? '-' : resolve(file);
    if (taken.has(target)) throw usage(`--output ${shown(file)} is given twice; name another file`);
    taken.add(target);
    return file === '-' ? onStandardOutput(format, jsonEnabled) : { format: formatOf(file), file };
  });
  return taken.has('-') ? outputs : [...outputs, onStandardOutput(format, jsonEnabled)];
}

function onStandardOutput(format: Format | undefined, jsonEnabled: boolean): Output {
  return { format: format ?? (jsonEnabled ? 'json' : 'text') };
}

function formatOf(file: string): Format {
  const format = formatOfExtension[extname(file).toLowerCase()];
  if (format) return format;
  const known = Object.keys(formatOfExtension).join(', ');
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
