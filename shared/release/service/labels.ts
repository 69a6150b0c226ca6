import { parseEnv } from 'node:util';
import { labelMap } from '../compose/compose-canonical.ts';
import { invalidCompose, tooLarge } from '../compose/compose-file.ts';
import { excerpt } from '../excerpt.ts';
import { joinPath } from '../files/project-path.ts';
import { missingFile, readSource } from '../files/read-source.ts';
import type { Place, SourceText } from '../files/source-text.ts';
import type { Project } from '../project.ts';
import { goString } from '../yaml/plain-scalar.ts';
import { entriesOf, kindOf, type Value, valueUnder } from '../yaml/value.ts';

export interface Label {
  /** the string that compose-go makes of the value */
  readonly text: string;
  /** from the start of the key to the end of the value; of a list, the item */
  readonly place: Place;
  readonly key: Place;
  /** with its quotes, if it has its own */
  readonly value: Place;
  /** variables without value or default in it, which were replaced by nothing */
  readonly unset: readonly string[];
}

export interface LabelsRead {
  /** only balena's own: some mean something here, and others look as if they did */
  readonly labels: ReadonlyMap<string, Label>;
  /** why there may be labels that nobody has seen */
  readonly undecided?: string;
}

export interface LabelReading {
  /** the labels that are written in place: of a service, a build, a network or a volume */
  written(value: Value | undefined, owner: string): LabelsRead;
  /** the labels of a service with those of its label files under them */
  ofService(service: Value, owner: string): Promise<LabelsRead>;
}

const noLabels: LabelsRead = { labels: new Map() };

/**
 * Reads labels, each set of them once, however many services share it by an anchor or `extends`. Of
 * label files a later one wins over an earlier, and what is written in place over all. A label file
 * that isn't there, or isn't sent, makes the builder refuse the release.
 */
export function labelReading(project: Project): LabelReading {
  const known = new Map<Value, LabelsRead>();
  const knownFiles = new Map<SourceText, ReadonlyMap<string, Label>>();

  function written(value: Value | undefined, owner: string): LabelsRead {
    if (value === undefined) return noLabels;
    const read = known.get(value) ?? readWritten(value, owner, project);
    known.set(value, read);
    return read;
  }

  async function ofService(service: Value, owner: string): Promise<LabelsRead> {
    const own = written(valueUnder(service, 'labels'), owner);
    const files = valueUnder(service, 'label_file');
    if (files === undefined) return own;
    let undecided = own.undecided;
    const labels = new Map<string, Label>();
    for (const file of files.kind === 'list' ? files.items : [files]) {
      const read = await labelFile(file, owner);
      if (typeof read === 'string') undecided ??= read;
      else undecided ??= copy(read, labels, file.place);
    }
    undecided ??= copy(own.labels, labels, files.place);
    return { labels, ...(undecided !== undefined && { undecided }) };
  }

  // The labels of one file, or the reason why they can't be had.
  async function labelFile(file: Value, owner: string): Promise<ReadonlyMap<string, Label> | string> {
    const { files, sent, problems } = project;
    const at = file.place;
    if (file.kind !== 'scalar' || typeof file.value !== 'string') {
      const said = `The label_file of ${owner} is ${kindOf(file)}, and must be a path`;
      invalidCompose(project, at, said, 'Write the path of a file.');
      return `${said}.`;
    }
    const what = 'the label file';
    const base = file.base ?? '';
    const path = joinPath(base, file.value);
    const isSent = path === undefined || (await sent.isSent(path));
    if (!isSent) return missingFile(what, file.value, at, problems, false);
    const read = await readSource(files, base, file.value, { what, at }, problems);
    if (read.kind === 'missing') return missingFile(what, file.value, at, problems, true);
    if (read.kind === 'refused') return read.reason;
    const labels = knownFiles.get(read.source) ?? labelsIn(read.source);
    knownFiles.set(read.source, labels);
    return labels;
  }

  // Why not all could be copied, where there are too many.
  function copy(from: ReadonlyMap<string, Label>, into: Map<string, Label>, at: Place): string | undefined {
    project.mergeBudget.left -= from.size;
    if (project.mergeBudget.left < 0) return tooLarge(project, at);
    for (const [name, label] of from) into.set(name, label);
    return undefined;
  }

  return { written, ofService };
}

function readWritten(value: Value, owner: string, project: Project): LabelsRead {
  const labels = new Map<string, Label>();
  const map = labelMap(value);
  if (map.kind !== 'map') {
    const said = `The labels of ${owner} are ${kindOf(map)}, and must be a map or a list`;
    invalidCompose(project, map.place, said, 'Write them as "key: value" or as "- key=value".');
    return { labels, undecided: `${said}.` };
  }
  let undecided: string | undefined;
  for (const [name, { key, value, place }] of entriesOf(map)) {
    if (value.kind !== 'scalar') {
      const which = name === '' ? 'A label' : `The label ${excerpt(name)}`;
      const said = `${which} of ${owner} is ${kindOf(value)}, and must be a string`;
      invalidCompose(project, place, said, 'Write the value in quotes.');
      undecided ??= `${said}.`;
    } else if (isBalenas(name)) {
      const label = { text: goString(value.value), place, key, value: value.place, unset: value.unset ?? [] };
      labels.set(name, label);
    }
  }
  return { labels, ...(undecided !== undefined && { undecided }) };
}

function isBalenas(name: string): boolean {
  return /^io\.(?:balena|resin)\./i.test(name);
}

function labelsIn(source: SourceText): Map<string, Label> {
  const places = linesByKey(source);
  const labels = new Map<string, Label>();
  const nowhere = { source, start: 0, end: 0 };
  const unplaced = { place: nowhere, key: nowhere, value: nowhere };
  for (const [name, text = ''] of Object.entries(parseEnv(source.text)))
    if (isBalenas(name)) labels.set(name, { text, ...(places.get(name) ?? unplaced), unset: [] });
  return labels;
}

// The last line that sets each key, for the last one wins.
function linesByKey(source: SourceText): Map<string, Pick<Label, 'place' | 'key' | 'value'>> {
  const places = new Map<string, Pick<Label, 'place' | 'key' | 'value'>>();
  let start = 0;
  for (const line of source.text.split('\n')) {
    const [whole = '', before = '', key] = /^(\s*(?:export\s+)?)([^\s=#]+)\s*=\s*/.exec(line) ?? [];
    if (key !== undefined) {
      const at = (from: number, to: number): Place => ({ source, start: start + from, end: start + to });
      const end = line.trimEnd().length;
      const keyEnd = before.length + key.length;
      places.set(key, {
        place: at(line.length - line.trimStart().length, end),
        key: at(before.length, keyEnd),
        value: at(Math.min(whole.length, end), end),
      });
    }
    start += line.length + 1;
  }
  return places;
}
