import assert from 'node:assert/strict';
import { annotationCommands } from '../../../action/publish/commands.ts';
import type { Annotation } from '../../../shared/report/index.ts';
import { nastyNames } from '../../support/nasty-names.ts';

const annotation = (more: Partial<Annotation> = {}): Annotation => ({
  path: 'app/contract.yml',
  startLine: 5,
  endLine: 5,
  startColumn: 3,
  endColumn: 9,
  level: 'failure',
  title: 'Rejected',
  message: 'Too new.',
  ...more,
});

const many = (length: number, level: Annotation['level']) =>
  Array.from({ length }, (_, index) => annotation({ level, message: `${level} ${index}` }));

describe('annotations as workflow commands', () => {
  const rows: readonly (readonly [what: string, annotation: Annotation, line: string])[] = [
    [
      'an error',
      annotation(),
      '::error file=app/contract.yml,line=5,endLine=5,col=3,endColumn=9,title=Rejected::Too new.',
    ],
    [
      'a warning',
      annotation({ level: 'warning' }),
      '::warning file=app/contract.yml,line=5,endLine=5,col=3,endColumn=9,title=Rejected::Too new.',
    ],
    [
      'a notice',
      annotation({ level: 'notice' }),
      '::notice file=app/contract.yml,line=5,endLine=5,col=3,endColumn=9,title=Rejected::Too new.',
    ],
    [
      'several lines, without columns',
      annotation({ endLine: 8 }),
      '::error file=app/contract.yml,line=5,endLine=8,title=Rejected::Too new.',
    ],
    [
      'what could end a property',
      annotation({ path: 'a,b:c.yml', title: 'x::y' }),
      '::error file=a%2Cb%3Ac.yml,line=5,endLine=5,col=3,endColumn=9,title=x%3A%3Ay::Too new.',
    ],
  ];
  for (const [what, given, line] of rows) {
    it(`write ${what}`, () => assert.deepEqual(annotationCommands([given]), { lines: [line], left: 0 }));
  }

  const numbers: readonly (readonly [failures: number, warnings: number, notices: number, shown: number])[] = [
    [9, 9, 9, 27],
    [11, 0, 0, 9],
    [12, 12, 12, 27],
    [0, 11, 1, 10],
  ];
  for (const [failures, warnings, notices, shown] of numbers) {
    it(`are ${shown} of ${failures} errors, ${warnings} warnings and ${notices} notices, the first of each`, () => {
      const all = [...many(failures, 'failure'), ...many(warnings, 'warning'), ...many(notices, 'notice')];
      const { lines, left } = annotationCommands(all);
      assert.equal(lines.length, shown);
      assert.equal(left, all.length - shown);
      for (const line of lines) assert.ok(Number(/(\d+)$/.exec(line)?.[1]) < 9, line);
    });
  }

  for (const name of nastyNames) {
    it(`are one line each, whatever they say: ${JSON.stringify(name).slice(0, 40)}`, () => {
      const { lines } = annotationCommands([annotation({ path: name, title: name, message: name })]);
      assert.match(
        lines[0] ?? '',
        /^::error file=[^:,\r\n]*,line=5,endLine=5,col=3,endColumn=9,title=[^:,\r\n]*::[^\r\n]*$/,
      );
    });
  }
});
