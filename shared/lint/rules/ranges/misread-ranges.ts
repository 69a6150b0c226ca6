import { Range } from 'semver';
import type { Asked } from '../../asked.ts';
import { longestRange, readRange } from '../../least-version.ts';
import { allAsked } from '../../linted-project.ts';
import { rewriting } from '../../rewriting.ts';
import type { Rule, Told } from '../../rule.ts';
import { inWords, isEmpty, onOneLine, rangeOf, saying, versionPlace } from './parsed-range.ts';

/** `>` or `<=` before fewer than three numbers; `~>` is a tilde */
const cutElsewhere = /(?:(?<!~)>(?!=)|<=)\s*[v=]?\s*(\d+(?:\.(?:\d+|[xX*])){0,2})(?![\w.*+-])/g;
/** a hyphen between blanks, before fewer than three numbers */
const hyphenBefore = /(?<=\s)-\s+[v=]?\s*(\d+(?:\.\d+)?)(?![\w.*+-])/g;
/** build metadata, behind a version */
const metadata = /(?<=\d(?:-[\w.-]+)?)\+[\w.-]+/g;
/** build metadata where the comparison takes all revisions of a version for one, and leaves out or lets in all */
const cutBuild = /(?<!~)(>(?!=)|<=)\s*[v=]?\s*(\d[\w.-]*)\+[\w.-]+/;
/** two versions with a hyphen between them, and no blanks */
const hyphenWithoutBlanks = /^\s*(\d+\.\d+\.\d+)-(\d+\.\d+(?:\.\d+)?)\s*$/;

/** Ranges that mean something else than they look, or nothing. */
export const misreadRanges: Rule = (project) =>
  allAsked(project).flatMap((asked) => [
    ...invalid(asked),
    ...empty(asked),
    ...elsewhere(asked),
    ...built(asked),
    ...early(asked),
  ]);

// In a label the builder refuses it, which reading tells.
function invalid(asked: Asked): Told[] {
  const { version, label } = asked;
  if (label || version === undefined || version === '' || rangeOf(asked)) return [];
  const into = version
    .slice(0, longestRange)
    .replace(/\s*,\s*/g, ' ')
    .replace(/=([<>])/g, '$1=')
    .replace(/≥\s*/g, '>=')
    .replace(/≤\s*/g, '<=')
    .replace(/\s+(?:and|&&?)\s+/gi, ' ')
    .replace(/(?<!\|)\|(?!\|)|\s+or\s+/gi, ' || ')
    .trim();
  const at = versionPlace(asked);
  const fix =
    version.length <= longestRange && into !== version && readRange(into)
      ? rewriting(`Write ${into}.`, [{ at, from: version, into }])
      : undefined;
  return [
    {
      code: 'range-invalid',
      at,
      message: `${saying(asked)} is no range that semver reads, so no version meets it but one that is written letter for letter like it. ${fix ? `Did you mean "${onOneLine(into)}"?` : 'Write a range such as ">=1.2.0".'}`,
      fix,
    },
  ];
}

function empty(asked: Asked): Told[] {
  const range = rangeOf(asked);
  if (range === undefined || !isEmpty(range)) return [];
  const message = `${saying(asked)} is met by no version at all: nothing lies between its ends. Correct one of them.`;
  return [{ code: 'range-empty', at: versionPlace(asked), message }];
}

function elsewhere(asked: Asked): Told[] {
  const { version = '' } = asked;
  if (!rangeOf(asked)) return [];
  const parts = [...version.matchAll(cutElsewhere), ...version.matchAll(hyphenBefore)].filter(
    ([, numbers = '']) => (numbers.match(/\d+/g)?.length ?? 0) < 3,
  );
  const [first] = parts;
  if (first === undefined) return [];
  const [text, numbers = ''] = first;
  const sign = /^(?:<=|-|>)/.exec(text)?.[0] ?? '';
  const range = readRange(sign === '-' ? `<=${numbers}` : text);
  if (range === undefined) return [];
  const means = inWords(range.range);
  const all = `${numbers.replace(/\.[xX*]/g, '')}.x`;
  const reads =
    sign === '>'
      ? `no ${all} is newer than "${numbers}", for that stands for all of them. If you mean ${all} too, write ">=${numbers.replace(/\.[xX*]/g, '')}"`
      : `every ${all} is in it, for "${numbers}" stands for all of them. If you mean none above ${padded(numbers)}, write "${sign === '-' ? '- ' : sign}${padded(numbers)}"`;
  return [
    {
      code: 'range-cuts-elsewhere',
      at: versionPlace(asked),
      message: `"${onOneLine(text)}" in ${saying(asked)} means ${means}: ${reads}.`,
    },
  ];
}

function padded(numbers: string): string {
  const some = numbers.split('.').filter((number) => /\d/.test(number));
  while (some.length < 3) some.push('0');
  return some.join('.');
}

function built(asked: Asked): Told[] {
  const { version = '' } = asked;
  if (!rangeOf(asked)) return [];
  const [suffix] = version.match(metadata) ?? [];
  if (suffix === undefined) return [];
  const into = version.replace(metadata, '');
  const at = versionPlace(asked);
  const [, sign, cut] = cutBuild.exec(version) ?? [];
  const all = cut ? `, and ${sign === '>' ? 'no' : 'every'} revision of ${cut} is in it` : '';
  const meant = sign === '>' ? ` If later revisions are meant, write ">=${cut}".` : '';
  // written without, it would be no trap any more to lint, and still not mean what was meant
  const same = !cut && new Range(into).range === new Range(version).range;
  return [
    {
      code: 'range-build-metadata',
      at,
      message: `"${suffix}" in ${saying(asked)} counts for nothing: versions that differ just behind the plus sign are the same to semver, so this asks for "${onOneLine(into)}"${all}.${meant}`,
      fix: same ? rewriting(`Write ${into}, which means the same.`, [{ at, from: version, into }]) : undefined,
    },
  ];
}

function early(asked: Asked): Told[] {
  const { version = '' } = asked;
  const range = rangeOf(asked);
  const prerelease = range?.set
    .flat()
    .find(({ semver, operator }) => semver.prerelease?.length && !(operator === '<' && semver.prerelease[0] === 0));
  if (prerelease === undefined) return [];
  const at = versionPlace(asked);
  const [, from, to] = hyphenWithoutBlanks.exec(version) ?? [];
  if (from && to)
    return [
      {
        code: 'range-prerelease',
        at,
        message: `${saying(asked)} is no range from ${from} to ${to}: without blanks around the hyphen it is one version, the prerelease "${to}" of ${from}, and no device has it.`,
        fix: rewriting(`Write ${from} - ${to}.`, [{ at, from: version, into: `${from} - ${to}` }]),
      },
    ];
  const { major, minor, patch } = prerelease.semver;
  return [
    {
      code: 'range-prerelease',
      at,
      message: `${saying(asked)} names a prerelease: of all prereleases just those of ${major}.${minor}.${patch} can be in it, and a plain range has none. If you don't mean them, write the version without "-${prerelease.semver.prerelease.join('.')}".`,
    },
  ];
}
