import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What holds of the house as a whole: who may import what, and that every file has its test. */
const root = join(import.meta.dirname, '..');

/** source files that are tested through a test of another name, and why */
const testedThrough: Readonly<Record<string, string>> = {
  'shared/advice/changed-release.ts': 'shared/advice/advise-fleet.ts',
  'shared/advice/finding-advice.ts': 'shared/advice/advise-fleet.ts',
  'shared/advice/goal.ts': 'shared/advice/advise-fleet.ts',
  'shared/advice/os-advice.ts': 'shared/advice/advise-fleet.ts',
  'shared/advice/os-points.ts': 'shared/advice/os-updates.ts',
  'shared/advice/proved-change.ts': 'shared/advice/advise-fleet.ts',
  'shared/advice/release-changes.ts': 'shared/advice/advise-fleet.ts',
  'shared/advice/remember.ts': 'shared/advice/advise-fleet.ts',
  'shared/advice/stays.ts': 'shared/advice/os-updates.ts',
  'shared/advice/supervisor-advice.ts': 'shared/advice/advise-fleet.ts',
  'shared/assessment/counts.ts': 'shared/assessment/assess.ts',
  'shared/assessment/current-release.ts': 'shared/assessment/assess-fleets.ts',
  'shared/assessment/gathering.ts': 'shared/assessment/comparing.ts',
  'shared/assessment/judging.ts': 'shared/assessment/assess.ts',
  'shared/assessment/services.ts': 'shared/assessment/assess.ts',
  'shared/assessment/variants.ts': 'shared/assessment/assess.ts',
  'shared/audit/anonymous-release.ts': 'shared/audit/reality.ts',
  'shared/check/question.ts': 'shared/check/check.ts',
  'shared/check/source.ts': 'shared/check/check.ts',
  'shared/fleet/api/count-devices.ts': 'shared/fleet/api/read-records.ts',
  'shared/fleet/api/device-tags.ts': 'shared/fleet/api/read-fleet.ts',
  'shared/fleet/api/device-types.ts': 'shared/fleet/api/account.ts',
  'shared/fleet/api/find-release.ts': 'shared/assessment/assess-fleets.ts',
  'shared/fleet/api/release-commits.ts': 'shared/fleet/api/read-records.ts',
  'shared/fleet/record/facts-of-record.ts': 'shared/fleet/record/device-of-record.ts',
  'shared/fleet/snapshot/kept-releases.ts': 'shared/audit/audit-snapshot.ts',
  'shared/fleet/tables/packed-supervisors.ts': 'shared/fleet/tables/supervisors.ts',
  'shared/fleet/value-path.ts': 'shared/assessment/facts-index.ts',
  'shared/lint/asked.ts': 'shared/lint/lint.ts',
  'shared/lint/ignores.ts': 'shared/lint/lint.ts',
  'shared/lint/known-versions.ts': 'shared/lint/lint.ts',
  'shared/lint/linted-project.ts': 'shared/lint/lint.ts',
  'shared/lint/rule.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/labels/needs.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/labels/optional-labels.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/labels/unknown-labels.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/ranges/known-ranges.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/ranges/misread-ranges.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/ranges/parsed-range.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/releases/contracts.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/releases/refused-fields.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/releases/stray-contracts.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/releases/variants.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/requirements/architectures.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/requirements/asked-by-name.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/requirements/conflict.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/requirements/contract-files.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/requirements/contract-keys.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/requirements/device-kinds.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/requirements/requirement-keys.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/requirements/shapes.ts': 'shared/lint/lint.ts',
  'shared/lint/rules/requirements/together.ts': 'shared/lint/lint.ts',
  'shared/lint/tables.ts': 'shared/lint/lint.ts',
  'shared/machine/account/clock.ts': 'plugin/binary.ts',
  'shared/machine/account/connect.ts': 'shared/machine/account/token.ts',
  'shared/machine/account/open-live-account.ts': 'shared/machine/account/token.ts',
  'shared/machine/device-file.ts': 'plugin/binary.ts',
  'shared/machine/source-directory.ts': 'plugin/binary.ts',
  'shared/policy/file/devices.ts': 'shared/policy/file/read-policy.ts',
  'shared/policy/file/excuse.ts': 'shared/policy/file/read-policy.ts',
  'shared/policy/file/fields.ts': 'shared/policy/file/read-policy.ts',
  'shared/policy/file/problems.ts': 'shared/policy/file/read-policy.ts',
  'shared/policy/file/until.ts': 'shared/policy/file/read-policy.ts',
  'shared/report/audit/audit-markdown.ts': 'shared/report/audit/audit-text.ts',
  'shared/report/audit/audit-verdict.ts': 'shared/report/audit/audit-text.ts',
  'shared/report/audit/audited-fleet.ts': 'shared/report/audit/assemble.ts',
  'shared/report/audit/changed-devices.ts': 'shared/report/audit/audit-text.ts',
  'shared/report/audit/concerned-releases.ts': 'shared/report/audit/audit-text.ts',
  'shared/report/audit/make-audit.ts': 'shared/report/audit/assemble.ts',
  'shared/report/excuse-notes.ts': 'shared/report/text/excuses.ts',
  'shared/report/excused-why.ts': 'shared/report/csv/csv.ts',
  'shared/report/group-name.ts': 'shared/report/junit/junit.ts',
  'shared/report/html/elements.ts': 'shared/report/html/audit-html.ts',
  'shared/report/html/page/columns.ts': 'shared/report/html/page.slow.ts',
  'shared/report/html/page/controls.ts': 'shared/report/html/page.slow.ts',
  'shared/report/html/named.ts': 'shared/report/html/sections/sections.ts',
  'shared/report/html/page/device-dialog.ts': 'shared/report/html/page.slow.ts',
  'shared/report/html/page/device-name.ts': 'shared/report/html/page.slow.ts',
  'shared/report/html/page/device-table.ts': 'shared/report/html/page.slow.ts',
  'shared/report/html/page/elements.ts': 'shared/report/html/page.slow.ts',
  'shared/report/html/page/table-body.ts': 'shared/report/html/page.slow.ts',
  'shared/report/html/page/theme.ts': 'shared/report/html/page.slow.ts',
  'shared/report/html/section.ts': 'shared/report/html/audit-html.ts',
  'shared/report/html/sections/changes.ts': 'shared/report/html/audit-html.ts',
  'shared/report/html/sections/contradictions.ts': 'shared/report/html/audit-html.ts',
  'shared/report/html/sections/devices.ts': 'shared/report/html/audit-html.ts',
  'shared/report/html/sections/findings.ts': 'shared/report/html/sections/sections.ts',
  'shared/report/html/sections/fleets.ts': 'shared/report/html/sections/sections.ts',
  'shared/report/html/sections/head.ts': 'shared/report/html/sections/sections.ts',
  'shared/report/html/sections/remarks.ts': 'shared/report/html/sections/sections.ts',
  'shared/report/html/sections/trend.ts': 'shared/report/html/sections/sections.ts',
  'shared/report/html/sections/versions.ts': 'shared/report/html/audit-html.ts',
  'shared/report/junit/elements.ts': 'shared/report/junit/junit.ts',
  'shared/report/junit/group-case.ts': 'shared/report/junit/junit.ts',
  'shared/report/markdown/content.ts': 'shared/report/markdown/markdown.ts',
  'shared/report/markdown/counts.ts': 'shared/report/markdown/markdown.ts',
  'shared/report/markdown/fleet-blocks.ts': 'shared/report/markdown/markdown.ts',
  'shared/report/markdown/resolved.ts': 'shared/report/hidden-devices.ts',
  'shared/report/markdown/room.ts': 'shared/report/markdown/markdown.ts',
  'shared/report/markdown/table.ts': 'shared/report/markdown/markdown.ts',
  'shared/report/named-devices.ts': 'shared/report/text/text.ts',
  'shared/report/notes.ts': 'shared/report/text/text.ts',
  'shared/report/numbers.ts': 'shared/report/text/text.ts',
  'shared/report/rule.ts': 'shared/report/text/text.ts',
  'shared/report/sarif/fingerprint.ts': 'shared/report/sarif/sarif.ts',
  'shared/report/sarif/fleet-results.ts': 'shared/report/sarif/sarif.ts',
  'shared/report/sarif/places.ts': 'shared/report/sarif/sarif.ts',
  'shared/report/sarif/rules.ts': 'shared/report/sarif/sarif.ts',
  'shared/report/sections.ts': 'shared/report/text/text.ts',
  'shared/report/shared-sentence.ts': 'shared/report/causes.ts',
  'shared/report/text/changes.ts': 'shared/report/text/text.ts',
  'shared/report/text/devices.ts': 'shared/report/text/text.ts',
  'shared/report/text/diagnostics.ts': 'shared/report/text/text.ts',
  'shared/report/text/groups.ts': 'shared/report/text/text.ts',
  'shared/report/text/layout.ts': 'shared/report/text/text.ts',
  'shared/report/text/services.ts': 'shared/report/text/text.ts',
  'shared/report/text/style.ts': 'shared/report/text/text.ts',
  'shared/report/text/table.ts': 'shared/report/audit/audit-text.ts',
  'shared/report/text/verdict.ts': 'shared/report/text/text.ts',
  'shared/report/told-findings.ts': 'shared/report/sarif/sarif.ts',
  'shared/supervisor/decision.ts': 'shared/supervisor/judgement.ts',
  'shared/supervisor/explain/about.ts': 'shared/supervisor/explain/explain.ts',
  'shared/supervisor/explain/finding.ts': 'shared/supervisor/explain/explain.ts',
  'shared/supervisor/explain/has.ts': 'shared/supervisor/explain/explain.ts',
  'shared/supervisor/explain/ignored.ts': 'shared/supervisor/explain/explain.ts',
  'shared/supervisor/explain/message.ts': 'shared/supervisor/explain/explain.ts',
  'shared/supervisor/explain/reason.ts': 'shared/supervisor/explain/explain.ts',
  'shared/supervisor/explain/refusals.ts': 'shared/supervisor/explain/explain.ts',
  'shared/supervisor/explain/rejections.ts': 'shared/supervisor/explain/explain.ts',
  'shared/supervisor/explain/requirements.ts': 'shared/report/contract-changes.ts',
  'shared/supervisor/explain/unknowns.ts': 'shared/supervisor/explain/explain.ts',
  'shared/supervisor/explain/unmet.ts': 'shared/supervisor/explain/explain.ts',
  'shared/supervisor/identical.ts': 'shared/supervisor/judgement.ts',
  'shared/supervisor/json.ts': 'shared/supervisor/validity.ts',
  'shared/supervisor/meaning.ts': 'shared/supervisor/judgement.ts',
};

function testOf(source: string): string {
  return join('test', source.replace(/^shared\//, '').replace(/\.ts$/, '.test.ts'));
}

describe('the house', () => {
  const sources = globSync('shared/**/*.ts', { cwd: root }).filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return !file.endsWith('index.ts') && /^export (async )?function|^export const \w+ = \(|=> /m.test(text);
  });

  it('has a test for every source file with logic', () => {
    const missing = sources.filter((file) => !existsSync(join(root, testOf(testedThrough[file] ?? file))));
    assert.deepEqual(missing, []);
  });

  it('lists no file as tested elsewhere that is gone, or has a test of its own', () => {
    const stale = Object.keys(testedThrough).filter(
      (file) => !existsSync(join(root, file)) || existsSync(join(root, testOf(file))),
    );
    assert.deepEqual(stale, []);
  });

  const forbidden: readonly (readonly [file: string, imported: string])[] = [
    ['shared/release/x.ts', '../fleet/index.ts'],
    ['shared/release/yaml/x.ts', '../../supervisor/index.ts'],
    ['shared/fleet/x.ts', '../release/index.ts'],
    ['shared/fleet/snapshot/x.ts', '../../assessment/index.ts'],
    ['shared/supervisor/x.ts', '../assessment/index.ts'],
    ['shared/supervisor/explain/x.ts', '../../report/index.ts'],
    ['shared/assessment/x.ts', '../policy/index.ts'],
    ['shared/release/x.ts', '../lint/index.ts'],
    ['shared/supervisor/x.ts', '../lint/index.ts'],
    ['shared/assessment/x.ts', '../lint/index.ts'],
    ['shared/lint/rules/labels/x.ts', '../../../policy/index.ts'],
    ['shared/lint/x.ts', '../assessment/index.ts'],
    ['shared/lint/x.ts', 'node:fs'],
    ['shared/assessment/x.ts', '../advice/index.ts'],
    ['shared/supervisor/x.ts', '../advice/index.ts'],
    ['shared/advice/x.ts', '../policy/index.ts'],
    ['shared/advice/x.ts', '../report/index.ts'],
    ['shared/policy/x.ts', '../report/index.ts'],
    ['shared/report/x.ts', '../../plugin/run-check.ts'],
    ['shared/report/x.ts', 'node:fs'],
    ['shared/release/x.ts', 'node:fs/promises'],
    ['shared/fleet/x.ts', 'node:process'],
    ['shared/supervisor/x.ts', '@oclif/core'],
    ['shared/report/x.ts', '../check/index.ts'],
    ['shared/check/x.ts', '../report/index.ts'],
    ['shared/check/x.ts', '../machine/failure.ts'],
    ['shared/check/x.ts', 'node:fs'],
    ['shared/policy/x.ts', '../check/index.ts'],
    ['shared/audit/x.ts', '../report/index.ts'],
    ['shared/audit/x.ts', '../check/index.ts'],
    ['shared/policy/x.ts', '../audit/index.ts'],
    ['shared/check/x.ts', '../audit/index.ts'],
    ['shared/fleet/api/x.ts', '../../machine/failure.ts'],
    ['shared/machine/x.ts', '../../plugin/run-check.ts'],
    ['shared/machine/x.ts', '@oclif/core'],
    ['plugin/x.ts', '../action/main.ts'],
    ['action/x.ts', '../plugin/run-check.ts'],
  ];
  const allowed: readonly (readonly [file: string, imported: string])[] = [
    ['shared/supervisor/x.ts', '../fleet/index.ts'],
    ['shared/report/text/x.ts', '../../assessment/index.ts'],
    ['shared/lint/rules/labels/x.ts', '../../../supervisor/index.ts'],
    ['shared/lint/x.ts', '../fleet/index.ts'],
    ['shared/report/x.ts', '../lint/index.ts'],
    ['shared/advice/x.ts', '../assessment/index.ts'],
    ['shared/policy/x.ts', '../advice/index.ts'],
    ['shared/check/x.ts', '../policy/index.ts'],
    ['shared/audit/x.ts', '../policy/index.ts'],
    ['shared/report/audit/x.ts', '../../audit/index.ts'],
    ['shared/machine/x.ts', 'node:fs/promises'],
    ['plugin/x.ts', '../shared/report/index.ts'],
    ['plugin/x.ts', '../shared/machine/failure.ts'],
    ['action/x.ts', '../shared/machine/failure.ts'],
    ['plugin/x.ts', 'node:fs'],
  ];
  it('lint forbids what runs up the floors, and I/O below the edge, and nothing else', () => {
    const rows = [...forbidden, ...allowed];
    const flagged = lintImports(rows);
    const shown = (each: typeof rows) => each.map(([file, imported]) => `${imported} in ${file}`);
    assert.deepEqual(shown(rows.filter((_, index) => flagged.has(index))), shown([...forbidden]));
  });
});

/** The rows whose import lint forbids in that place, by index: each is linted as a file of its own beside the configuration. */
function lintImports(rows: readonly (readonly [file: string, imported: string])[]): Set<number> {
  const folder = mkdtempSync(join(tmpdir(), 'balena-contracts-house-'));
  try {
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    for (const [index, [file, imported]] of rows.entries()) {
      const path = join(folder, file.replace('x.ts', `row${index}.ts`));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `import '${imported}';\n`);
    }
    const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
    const args = [
      'lint',
      '--vcs-enabled=false',
      '--only=style/noRestrictedImports',
      '--max-diagnostics=200',
      '--reporter=json',
    ];
    const { stdout } = spawnSync(process.execPath, [biome, ...args], { cwd: folder, encoding: 'utf8' });
    return new Set([...stdout.matchAll(/row(\d+)\.ts/g)].map(([, index]) => Number(index)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
