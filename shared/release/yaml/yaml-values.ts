import type { Pair, ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { type Alias, isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import { quoted } from '../excerpt.ts';
import type { Place, SourceText } from '../files/source-text.ts';
import { parseDocuments } from './parse-documents.ts';
import { type Dialect, plainScalar } from './plain-scalar.ts';
import { type Entry, kindOf, listAt, type MapValue, mapAt, scalarAt, type Value } from './value.ts';
import { depthLimit, sizeLimit, type YamlProblems, type YamlSink, yamlProblems } from './yaml-problems.ts';

export interface YamlRead {
  /** each document of the file; what could be read of it, where something was wrong */
  readonly documents: readonly Value[];
  /** true where anything was wrong: what the builder makes of the file isn't known */
  readonly broken: boolean;
}

/** what YAML allows in no place of a file; the library lets it pass, the builders' do not */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that are looked for
const controlCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/**
 * A YAML file as values with places. Problems are collected and reading goes on with what is
 * there. The nodes are turned into values in the order of the file, each anchor remembered as it is
 * passed, each alias becoming the very value of its anchor. The sizes that the values carry tell
 * what they would be when written out, so that an alias bomb is seen without going off.
 */
export function readYaml(source: SourceText, dialect: Dialect, problems: YamlSink): YamlRead {
  const yaml = yamlProblems(source, dialect, problems);
  const reader = readerOf(source, dialect, yaml);
  const control = controlCharacter.exec(source.text);
  if (control) {
    const place = { source, start: control.index, end: control.index + 1 };
    yaml.invalid(place, 'it holds a control character, so it is probably no text');
    return { documents: [], broken: true };
  }
  const parsed = parseDocuments(source.text, depthLimit);
  if ('tooDeep' in parsed) {
    yaml.tooDeep({ source, start: parsed.tooDeep, end: parsed.tooDeep + 1 });
    return { documents: [], broken: true };
  }
  const documents: Value[] = [];
  for (const document of parsed.documents) {
    yaml.errors(document);
    const contents = document.contents as ParsedNode | null;
    documents.push(contents === null ? reader.nothingAt(document.range[0]) : reader.value(contents));
    reader.forgetAnchors();
  }
  return { documents, broken: yaml.broken() };
}

function readerOf(source: SourceText, dialect: Dialect, problems: YamlProblems) {
  const anchors = new Map<string, Value | 'open'>();
  let merged = 0;

  const at = (start: number, end: number): Place => ({ source, start, end });
  const nothingAt = (offset: number): Value => scalarAt(at(offset, offset), null);

  function value(node: ParsedNode): Value {
    if (isAlias(node)) return alias(node);
    const anchor = 'anchor' in node ? node.anchor : undefined;
    if (anchor !== undefined) anchors.set(anchor, 'open');
    const read = bounded(unbounded(node));
    if (anchor !== undefined) anchors.set(anchor, read);
    return read;
  }

  function unbounded(node: Exclude<ParsedNode, Alias.Parsed>): Value {
    if (isMap(node)) return map(node);
    if (isSeq(node)) return list(node);
    const [start, end] = node.range;
    const place = at(start, start + source.text.slice(start, end).trimEnd().length);
    if (node.type === 'PLAIN' && node.tag === undefined) return scalarAt(place, plainScalar(node.source, dialect));
    const known = node.value as unknown;
    const scalar =
      typeof known === 'string' || typeof known === 'number' || typeof known === 'boolean' || known === null
        ? known
        : node.source;
    return { ...scalarAt(place, scalar), ...(node.tag !== undefined && { tag: node.tag }) };
  }

  function bounded(read: Value): Value {
    if (read.size > sizeLimit) problems.aliasBomb(read.place);
    else if (read.depth > depthLimit) problems.tooDeep(read.place);
    else return read;
    return scalarAt(read.place, null);
  }

  function alias(node: Alias.Parsed): Value {
    const [start, end] = node.range;
    const known = anchors.get(node.source);
    if (known !== undefined && known !== 'open') return known;
    const problem = known === 'open' ? 'stands inside the very value that it repeats' : 'has no anchor before it';
    problems.invalid(at(start, end), `the alias ${quoted(`*${node.source}`)} ${problem}`);
    return nothingAt(start);
  }

  function list(node: YAMLSeq.Parsed): Value {
    const items = node.items.map((item) =>
      // an item of `!!omap` is a pair
      isPair(item) ? bounded(collection([item as Pair<ParsedNode, ParsedNode | null>], node.range)) : value(item),
    );
    return listAt(at(node.range[0], endOf(node, items.at(-1)?.place)), items, node.tag);
  }

  function map(node: YAMLMap.Parsed): Value {
    const read = collection(node.items, node.range);
    const end = node.flow === true ? node.range[1] : read.place.end;
    return { ...read, place: at(node.range[0], end), ...(node.tag !== undefined && { tag: node.tag }) };
  }

  function endOf(node: YAMLSeq.Parsed, last: Place | undefined): number {
    if (node.flow === true || last === undefined) return node.range[1];
    const lastNode = node.items.at(-1);
    // an alias is written here, though its value stands at the anchor
    return isAlias(lastNode) && lastNode.range != null ? lastNode.range[1] : last.end;
  }

  /**
   * Own keys first, of which the first wins; then what merge keys bring, as far as it isn't there
   * yet: an own key wins over a merged one, a map earlier in a list of them over a later one.
   */
  function collection(pairs: readonly Pair<ParsedNode, ParsedNode | null>[], range: readonly number[]): MapValue {
    const entries = new Map<string, Entry>();
    const merges: [Place, Value][] = [];
    let end = range[0] ?? 0;
    for (const pair of pairs) {
      const key = pair.key as ParsedNode | null;
      const keyPlace = key === null ? at(end, end) : at(key.range[0], key.range[1]);
      const read = pair.value === null ? nothingAt(keyPlace.end) : value(pair.value);
      const valueEnd = isAlias(pair.value) ? pair.value.range[1] : read.place.end;
      end = Math.max(keyPlace.end, valueEnd);
      if (isMergeKey(key)) {
        merges.push([keyPlace, read]);
        if (dialect === 'compose' && merges.length > 1) problems.duplicate(keyPlace, '<<');
        continue;
      }
      const name = keyText(key);
      if (name === undefined) problems.invalid(keyPlace, 'a key is a list or a map here, and must be a string');
      else if (entries.has(name)) problems.duplicate(keyPlace, name);
      else entries.set(name, { key: keyPlace, place: at(keyPlace.start, end), value: read });
    }
    for (const [place, from] of merges)
      for (const each of from.kind === 'list' ? from.items : [from]) merge(entries, place, each);
    return mapAt(at(range[0] ?? 0, end), entries);
  }

  function merge(entries: Map<string, Entry>, place: Place, from: Value): void {
    if (from.kind !== 'map') {
      const what = kindOf(from);
      problems.invalid(place, `the merge key "<<" takes maps or a list of maps, and this is ${what}`);
      return;
    }
    merged += from.entries.size;
    if (merged > sizeLimit) problems.aliasBomb(place);
    else for (const [name, entry] of from.entries) if (!entries.has(name)) entries.set(name, entry);
  }

  function isMergeKey(key: ParsedNode | null): boolean {
    return isScalar(key) && key.type === 'PLAIN' && key.source === '<<';
  }

  function keyText(key: ParsedNode | null): string | undefined {
    if (key === null) return '';
    if (isScalar(key)) {
      if (key.anchor !== undefined) value(key);
      return key.type === 'PLAIN' || typeof key.value !== 'string' ? String(key.source) : key.value;
    }
    const read = value(key);
    return read.kind === 'scalar' ? String(read.value ?? '') : undefined;
  }

  return { value, nothingAt, forgetAnchors: () => anchors.clear() };
}
