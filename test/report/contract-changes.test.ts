import assert from 'node:assert/strict';
import { type Check, concludeCheck } from '../../shared/policy/index.ts';
import { toMarkdown, toReport, toText } from '../../shared/report/index.ts';
import { type MadeService, makeRelease } from '../support/making.ts';
import { nastyNames } from '../support/nasty-names.ts';
import { renderMarkdown } from '../support/rendered-markdown.ts';
import { assertReport } from '../support/report-schema.ts';

type Services = Readonly<Record<string, MadeService>>;

const supervisor = (version: string) => ({ type: 'sw.supervisor', version });
const asking = (...versions: string[]): MadeService => ({ requires: versions.map(supervisor) });

/** A check in which nobody could look at a device. */
function unseen(now: Services, before?: Services): Check {
  return concludeCheck(
    {
      release: makeRelease(now),
      ...(before && { comparedWith: makeRelease(before) }),
      diagnostics: [],
      assessments: [],
      unseen: 'Forks get no secrets.',
    },
    { excuses: [] },
    '2026-11-24',
  );
}

const text = (check: Check) => toText(check, { width: 100, colours: false });

describe('what changes in the contracts', () => {
  const rows: readonly (readonly [what: string, now: Services, before: Services, says: readonly string[]])[] = [
    ['nothing', { web: asking('>=10') }, { web: asking('>=10') }, ['What the services ask for stays as it is.']],
    [
      'a requirement more',
      { web: asking('>=10', '>=12') },
      { web: asking('>=10') },
      ['web now asks for sw.supervisor >=12.'],
    ],
    ['a requirement less', { web: {} }, { web: asking('>=10') }, ['web no longer asks for sw.supervisor >=10.']],
    [
      'another requirement',
      { web: asking('>=12') },
      { web: asking('>=10') },
      ['web now asks for sw.supervisor >=12.', 'web no longer asks for sw.supervisor >=10.'],
    ],
    [
      'a new service',
      { web: {}, cam: asking('>=12') },
      { web: {} },
      ['cam is new.', 'cam now asks for sw.supervisor >=12.'],
    ],
    ['a service less', { web: {} }, { web: {}, cam: {} }, ['cam is removed.']],
    ['an optional service', { web: { optional: true } }, { web: {} }, ['web is optional now.']],
    ['a service that is no longer optional', { web: {} }, { web: { optional: true } }, ['web is no longer optional.']],
    [
      'the order alone',
      { web: asking('>=1', '>=2') },
      { web: asking('>=2', '>=1') },
      ['What the services ask for stays as it is.'],
    ],
  ];
  for (const [what, now, before, says] of rows) {
    it(`${what}, in text, Markdown and JSON`, () => {
      const check = unseen(now, before);
      const [, told = ''] = text(check).split('What changes in the contracts\n');
      assert.deepEqual(
        told
          .trim()
          .split('\n')
          .map((line) => line.trim()),
        says,
      );
      const pieces = renderMarkdown(toMarkdown(check, { budget: 65_536 })).flatMap((piece) =>
        'text' in piece ? [piece.text.trim()] : [],
      );
      for (const sentence of says) assert.ok(pieces.includes(sentence), sentence);
      assertReport(JSON.stringify(toReport(check)));
      assert.equal(toReport(check).contractChanges?.length, says[0]?.startsWith('What') ? 0 : says.length);
    });
  }

  it('is not told without a base, nor where devices were judged', () => {
    for (const check of [
      unseen({ web: {} }),
      { ...unseen({ web: {} }, { web: {} }), unseen: undefined } as unknown as Check,
    ]) {
      assert.ok(!text(check).includes('contracts'));
      assert.ok(!('contractChanges' in toReport(check)));
    }
  });

  it('is counted where it is too much', () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`service-${n}`, {}]));
    assert.match(text(unseen(many, {})), /and 10 more changes: see --json/);
    assert.match(toMarkdown(unseen(many, {}), { budget: 65_536 }), /10 more changes not shown\./);
  });

  for (const name of nastyNames) {
    it(`lets nobody write anything but words: ${JSON.stringify(name).slice(0, 40)}`, () => {
      const check = unseen({ [`web ${name}`]: asking(`>=1 ! ${name}`) }, {});
      const tags = renderMarkdown(toMarkdown(check, { budget: 65_536 })).flatMap((piece) =>
        'tag' in piece ? [piece.tag] : [],
      );
      for (const tag of tags) assert.match(tag, /^<\/?(?:h[34]|ul|li|p|code)>$/);
    });
  }
});
