import assert from 'node:assert/strict';
import { csvCell } from '../../../shared/report/escape/csv.ts';

describe('csvCell', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['', '""'],
    ['plain, with "quotes"', '"plain, with ""quotes"""'],
    ['=cmd()', '"\'=cmd()"'],
    ['+1', '"\'+1"'],
    ['-1', '"\'-1"'],
    ['@SUM(1)', '"\'@SUM(1)"'],
    ['＝cmd()', '"\'＝cmd()"'],
    [' =cmd()', '"\' =cmd()"'],
    ['"=cmd()', '"\'""=cmd()"'],
    ["'=cmd()", '"\'\'=cmd()"'],
    ['x;=cmd()', '"x;\'=cmd()"'],
    ['x, -1', '"x,\' -1"'],
    // A tab and a newline are shown, and begin nothing.
    ['\t=cmd()', '"\\x09=cmd()"'],
    ['\r\n=cmd()', '"\\x0d\\x0a=cmd()"'],
    ['##[error]', '"#\\x23[error]"'],
    ['2.46.1+rev1', '"2.46.1+rev1"'],
    ['sw.os >=1 - 2', '"sw.os >=1 - 2"'],
  ];
  for (const [text, cell] of rows) it(JSON.stringify(text), () => assert.equal(csvCell(text), cell));
});
