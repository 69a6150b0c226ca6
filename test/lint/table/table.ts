import type { LintCode } from '../../../shared/lint/index.ts';
import { labelRows } from './labels.ts';
import { rangeRows } from './ranges.ts';
import { releaseRows } from './releases.ts';
import { requirementRows } from './requirements.ts';
import type { Rows } from './rows.ts';

/** Every code of lint; the compiler sees to it that none is missing. */
export const table: Readonly<Record<LintCode, Rows>> = {
  ...labelRows,
  ...rangeRows,
  ...requirementRows,
  ...releaseRows,
};
