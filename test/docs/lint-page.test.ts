import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintSeverities } from '../../shared/lint/index.ts';
import { concludeLint } from '../../shared/policy/index.ts';
import { diagnosticSeverities } from '../../shared/release/index.ts';
import { toLintText } from '../../shared/report/index.ts';
import { lintFiles } from '../lint/linting.ts';
import { lintPage, sectionsOf } from './lint-page.ts';

/** good to know of most contracts, and so of most examples */
const everywhere = ['needs-newer-supervisor', 'needs-newer-cli', 'variants-uncovered'];
/** of these no device learns */
const notJudged = ['compose-field-refused', 'contract-foreign', 'ignore-unused'];

describe('docs/lint.md', () => {
  const root = join(import.meta.dirname, '..', '..');
  const page = readFileSync(join(root, 'docs', 'lint.md'), 'utf8');
  const sections = sectionsOf(page);
  const severities: Readonly<Record<string, string>> = { ...lintSeverities, ...diagnosticSeverities };

  it('has a section for each code, and for nothing else', () => {
    assert.deepEqual(sections.map(({ code }) => code).toSorted(), Object.keys(severities).toSorted());
  });

  it('shows what Supervisors make of its examples as it is', async () => {
    assert.equal(page, await lintPage(page), 'npm run docs:lint writes it anew');
  });

  it('the README shows a finding as it is', async () => {
    const { wrong } = sections.find(({ code }) => code === 'asked-by-name') ?? {};
    const { project, sources, diagnostics } = await lintFiles(wrong ?? {});
    const found = diagnostics.filter(({ code }) => code === 'asked-by-name');
    const text = toLintText(concludeLint(project.release, found), sources, { width: 80, colours: false });
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    assert.ok(readme.includes(text.split('\n\n')[0] ?? ''), text);
  });

  for (const { code, text, wrong, right } of sections)
    describe(code, () => {
      it('has its severity', () => assert.match(text, new RegExp(`^\\n\\n\\*${severities[code]}\\.\\* `, 'i')));

      if (code in lintSeverities)
        it('shows an example, what each Supervisor makes of it, and the correction', () => {
          assert.ok(wrong && right);
          assert.equal(text.includes('<!-- judged -->'), !notJudged.includes(code));
        });

      if (wrong)
        it('the wrong example trips it, and nothing else', async () => {
          const codes = new Set((await lintFiles(wrong)).diagnostics.map((diagnostic) => diagnostic.code));
          assert.deepEqual(
            [...codes].filter((one) => one === code || !everywhere.includes(one)),
            [code],
          );
        });

      if (right)
        it('the right one trips nothing', async () => {
          const codes = (await lintFiles(right)).diagnostics.map((diagnostic) => diagnostic.code);
          assert.deepEqual(
            codes.filter((one) => one === code || !everywhere.includes(one)),
            [],
          );
        });
    });
});
