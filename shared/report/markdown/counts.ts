import type { Assessment, Counts } from '../../assessment/index.ts';
import type { Check } from '../../policy/index.ts';
import { cut } from '../cut.ts';
import { markdownCode } from '../escape/markdown.ts';
import { count, thousands } from '../numbers.ts';
import { excusedGroups } from '../sections.ts';
import { judgedFleets } from '../verdict.ts';
import { table } from './table.ts';

/** how much of a fleet's name is shown, in characters */
const longestName = 100;

type Numbers = Required<Counts> & { readonly excused: number };

const columns = [
  ['devices', 'Devices'],
  ['newlyRejecting', 'newly reject it'],
  ['noLongerRejecting', 'no longer reject it'],
  ['runs', 'run it'],
  ['rejects', 'reject it'],
  ['misjudged', 'misjudged'],
  ['unprotected', 'unprotected'],
  ['unknown', 'unknown'],
  ['excused', 'excused'],
] as const satisfies readonly (readonly [keyof Numbers, string])[];

/** The numbers of each fleet, and of all of them; columns in which nothing stands are left out. */
export function countsBlocks(check: Check, mostFleets: number): string[] {
  const assessments = judgedFleets(check);
  if (assessments.length === 0) return [];
  const rows = assessments.map((assessment) => numbersOf(assessment, check));
  const isCompared = assessments.some(({ base }) => base !== undefined);
  const all = sum(rows);
  const used = columns.filter(
    ([key]) => key === 'devices' || key === 'runs' || (key === 'newlyRejecting' && isCompared) || all[key] > 0,
  );
  const cells = (numbers: Numbers) => used.map(([key]) => thousands(numbers[key]));
  const shown = assessments.slice(0, mostFleets);
  const hidden = assessments.length - shown.length;
  return [
    table(
      [{ head: check.release ? 'Fleet' : 'Release' }, ...used.map(([, head]) => ({ head, isNumber: true }))],
      [
        ...(assessments.length > 1 ? [[`**all ${thousands(assessments.length)}**`, ...cells(all)]] : []),
        ...shown.map((assessment, index) => [nameOf(assessment, check), ...cells(rows[index] ?? all)]),
      ],
    ),
    ...(hidden > 0 ? [`${count(hidden, 'more fleet')} not shown.`] : []),
  ];
}

function nameOf({ fleet = 'devices without a fleet', release }: Assessment, check: Check): string {
  return markdownCode(cut(check.release ? fleet : release.source, longestName));
}

function numbersOf(assessment: Assessment, check: Check): Numbers {
  const excused = [...excusedGroups(assessment, check)].reduce((total, { devices }) => total + devices.length, 0);
  return { newlyRejecting: 0, noLongerRejecting: 0, ...assessment.counts, excused };
}

function sum(rows: readonly Numbers[]): Numbers {
  const total = (key: keyof Numbers) => rows.reduce((all, numbers) => all + numbers[key], 0);
  return {
    devices: total('devices'),
    runs: total('runs'),
    rejects: total('rejects'),
    misjudged: total('misjudged'),
    unprotected: total('unprotected'),
    unknown: total('unknown'),
    rejecting: total('rejecting'),
    newlyRejecting: total('newlyRejecting'),
    noLongerRejecting: total('noLongerRejecting'),
    excused: total('excused'),
  };
}
