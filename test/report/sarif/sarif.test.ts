import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { assess } from '../../../shared/assessment/index.ts';
import { lintSeverities } from '../../../shared/lint/codes.ts';
import { concludeCheck, concludeLint } from '../../../shared/policy/index.ts';
import type { Diagnostic, Release } from '../../../shared/release/index.ts';
import { type SarifLog, toSarif } from '../../../shared/report/index.ts';
import type { SarifResult } from '../../../shared/report/sarif/log.ts';
import { reasons } from '../../../shared/supervisor/index.ts';
import { checkComparedKiosk } from '../../support/compared-kiosk.ts';
import { makeDevice, streamDevices } from '../../support/devices.ts';
import { checkExample } from '../../support/examples.ts';
import { makePi, makeRelease } from '../../support/making.ts';
import { nastyCheck } from '../../support/nasty-check.ts';
import { nastyNames } from '../../support/nasty-names.ts';

const schemaFile = join('node_modules', '@microsoft', 'jest-sarif', 'lib', 'schemas', 'sarif-2.1.0-rtm.5.json');
/** as it is published; what is new in drafts after its own makes no difference in it but for its id */
const {
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', '..', schemaFile), 'utf8'));
const isUri = (text: string) => URL.canParse(text);
const isReference = (text: string) => !/[\s<>"{}|\\^`]/.test(text) && URL.canParse(text, 'file:///source/');
const validate = new Ajv({
  strict: false,
  allErrors: true,
  unicodeRegExp: false,
  formats: { uri: isUri, 'uri-reference': isReference, 'date-time': /^\d{4}-\d\d-\d\dT/ },
}).compile(schema);

function assertValid(log: SarifLog): void {
  validate(JSON.parse(JSON.stringify(log)));
  assert.deepEqual(validate.errors ?? [], []);
}

const resultsOf = (log: SarifLog): readonly SarifResult[] => log.runs[0]?.results ?? [];
const fingerprintsOf = (log: SarifLog) =>
  resultsOf(log).map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash']);

describe('toSarif', () => {
  for (const [name, make] of [
    ['pi-hole', () => checkExample('pi-hole')],
    ['kiosk', () => checkExample('kiosk')],
    ['the kiosk beside an earlier one', checkComparedKiosk],
  ] as const) {
    it(`is valid for ${name}, and names a rule for each result`, async () => {
      const log = toSarif(await make());
      assertValid(log);
      const rules = log.runs[0]?.tool.driver.rules ?? [];
      assert.ok(resultsOf(log).length > 0);
      for (const { ruleId, ruleIndex, locations } of resultsOf(log)) {
        assert.equal(rules[ruleIndex]?.id, ruleId);
        assert.equal(locations.length, 1);
      }
      assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
      for (const { id } of rules) assert.ok(id in reasons || id in lintSeverities, id);
      assert.equal(new Set(fingerprintsOf(log)).size, resultsOf(log).length);
    });
  }

  for (const name of nastyNames) {
    it(`is valid with ${JSON.stringify(name)} everywhere, in an error too`, async () => {
      for (const isError of [false, true]) {
        const log = toSarif(await nastyCheck(name, isError));
        assertValid(log);
        assert.equal(log.runs[0]?.invocations[0]?.executionSuccessful, !isError);
        for (const { message } of resultsOf(log)) assert.doesNotMatch(message.text, /[^\\]\]\(|(?<!\{)\{\d+\}(?!\})/);
      }
    });
  }

  const requires = [{ type: 'sw.supervisor', version: '>=12.11.0' }];
  const [runs, rejects, unprotected] = [makePi('17.4.2'), makePi('11.4.10'), makePi('10.3.7')];

  /** A release whose one requirement is written in some line, and whose service in another. */
  function releaseAt(line: number): Release {
    const { services, ...release } = makeRelease({ web: { requires } });
    const at = (file: string) => ({ file, line, column: 3, endLine: line, endColumn: 9 });
    return {
      ...release,
      services: services.map(({ contract, ...service }) => ({
        ...service,
        location: at('docker-compose.yml'),
        ...(contract && {
          contract: { ...contract, location: at('web/contract.yml'), requirementLocations: [at('web/contract.yml')] },
        }),
      })),
    };
  }

  async function sarifOf(release: Release, facts: (typeof runs)[], diagnostics: readonly Diagnostic[] = []) {
    const devices = facts.map((each, index) => makeDevice(index, each));
    const assessments = await assess(release, streamDevices(devices, { fleet: 'a/b' }));
    return toSarif(concludeCheck({ release, diagnostics, assessments }, { excuses: [] }, '2026-11-24'));
  }

  it('keeps the fingerprint of what moved, or is so for more devices', async () => {
    const first = await sarifOf(releaseAt(5), [rejects, runs]);
    const moved = await sarifOf(releaseAt(50), [rejects, rejects, runs]);
    assert.notDeepEqual(resultsOf(first), resultsOf(moved));
    assert.deepEqual(fingerprintsOf(first), fingerprintsOf(moved));
    assert.notDeepEqual(fingerprintsOf(await sarifOf(releaseAt(5), [unprotected])), fingerprintsOf(first));
  });

  it('keeps the fingerprint of a diagnostic that moved, and tells two of one text apart', async () => {
    const warningAt = (line: number): Diagnostic => ({
      code: 'variable-unset',
      severity: 'warning',
      message: `Unset, as line ${line} has it.`,
      location: { file: 'docker-compose.yml', line, column: 1, endLine: line, endColumn: 2 },
    });
    const first = await sarifOf(releaseAt(5), [runs], [warningAt(3), warningAt(9)]);
    assert.deepEqual(
      fingerprintsOf(first),
      fingerprintsOf(await sarifOf(releaseAt(5), [runs], [warningAt(4), warningAt(10)])),
    );
    assert.equal(new Set(fingerprintsOf(first)).size, 2);
  });

  it('says where, and where the service is', async () => {
    const [result] = resultsOf(await sarifOf({ ...releaseAt(5), source: './apps/my app/' }, [rejects]));
    const { artifactLocation, region } = result?.locations[0]?.physicalLocation ?? {};
    assert.equal(artifactLocation?.uri, 'apps/my%20app/web/contract.yml');
    assert.deepEqual(region, { startLine: 5, startColumn: 3, endLine: 5, endColumn: 9 });
    assert.equal(
      result?.relatedLocations?.[0]?.physicalLocation.artifactLocation.uri,
      'apps/my%20app/docker-compose.yml',
    );
  });

  it('says where else a diagnostic looks, at twenty places at most', async () => {
    const at = (file: string) => ({ file, line: 1, column: 1, endLine: 1, endColumn: 2 });
    const diagnostic: Diagnostic = {
      code: 'variable-unset',
      severity: 'warning',
      message: 'Unset.',
      location: at('a.yml'),
      related: Array.from({ length: 30 }, (_, n) => ({ location: at(`${n}.yml`), message: `the ${n}th` })),
    };
    const log = await sarifOf(releaseAt(1), [runs], [diagnostic]);
    assertValid(log);
    const places = resultsOf(log)[0]?.relatedLocations ?? [];
    assert.equal(places.length, 20);
    assert.deepEqual([places[1]?.id, places[1]?.message.text], [2, 'the 1th']);
    assert.equal(places[1]?.physicalLocation.artifactLocation.uri, 'test/1.yml');
  });

  const sources: readonly (readonly [source: string, uri: string])[] = [
    ['.', 'web/contract.yml'],
    ['/srv/app', 'web/contract.yml'],
    ['../app', 'web/contract.yml'],
    ['C:\\app', 'web/contract.yml'],
    ['app', 'app/web/contract.yml'],
  ];
  for (const [source, uri] of sources) {
    it(`names files from ${source}: ${uri}`, async () => {
      const [result] = resultsOf(await sarifOf({ ...releaseAt(5), source }, [rejects]));
      assert.equal(result?.locations[0]?.physicalLocation.artifactLocation.uri, uri);
    });
  }

  const outside: readonly (readonly [directory: string, file: string, uri: string, message: string])[] = [
    ['app', 'compose.yml', 'app/compose.yml', 'Unset.'],
    ['app', '../policies/p.yml', 'policies/p.yml', 'Unset.'],
    ['', '../p.yml', 'docker-compose.yml', '../p.yml: Unset.'],
    ['app', '/etc/p.yml', 'app/docker-compose.yml', '/etc/p.yml: Unset.'],
  ];
  for (const [directory, file, uri, message] of outside) {
    it(`names ${file} from ${JSON.stringify(directory)} ${uri}`, () => {
      const location = { file, line: 3, column: 1, endLine: 3, endColumn: 2 };
      const about: Diagnostic = { code: 'variable-unset', severity: 'warning', message: 'Unset.', location };
      const log = toSarif(concludeLint(releaseAt(1), [about]), { directory });
      assertValid(log);
      const [result] = resultsOf(log);
      const { artifactLocation, region } = result?.locations[0]?.physicalLocation ?? {};
      assert.deepEqual([artifactLocation?.uri, result?.message.text], [uri, message]);
      assert.equal(region === undefined, message !== 'Unset.');
    });
  }

  it('says what would win the most devices', async () => {
    const notes = toSarif(await checkExample('kiosk')).runs[0]?.invocations[0]?.toolExecutionNotifications ?? [];
    assert.deepEqual(
      notes.slice(1).map(({ level, message }) => [level, message.text]),
      [['note', 'Raising 27 devices to balenaOS 2.115.0 leaves none rejecting.']],
    );
  });

  it('puts what stands nowhere into the compose file', async () => {
    const published = {
      ...makeRelease({ web: { requires } }),
      published: { id: 1, commit: 'a' },
      source: 'release 1 of a/b',
    };
    const [result] = resultsOf(await sarifOf(published, [rejects]));
    assert.deepEqual(result?.locations[0]?.physicalLocation, {
      artifactLocation: { uri: 'docker-compose.yml', uriBaseId: '%SRCROOT%' },
    });
    const whole = { file: '.', line: 1, column: 1, endLine: 1, endColumn: 1 };
    const nothing: Diagnostic = { code: 'nothing-to-build', severity: 'error', message: 'Nothing.', location: whole };
    const [about] = resultsOf(toSarif(concludeLint(releaseAt(1), [nothing])));
    assert.equal(about?.locations[0]?.physicalLocation.artifactLocation.uri, 'test/docker-compose.yml');
  });

  it('has the levels of what fails, and of what is to be looked at', async () => {
    const levels = async (facts: (typeof runs)[]) =>
      resultsOf(await sarifOf(releaseAt(1), facts)).map(({ level }) => level);
    const { supervisorVersion: _, ...neverBooted } = runs;
    assert.deepEqual(await levels([runs]), []);
    assert.deepEqual(await levels([neverBooted, unprotected, rejects]), ['error', 'warning', 'note']);
  });

  it('suppresses what is excused for all who have it, and nothing else', async () => {
    const check = await nastyCheck('x');
    const excused = check.assessments.map((assessment) => {
      const groups = assessment.groups.filter((group) => check.excuses.get(assessment)?.excused.has(group));
      return [assessment, { ...assessment, groups }] as const;
    });
    const excuses = new Map(
      excused.flatMap(([before, after]) => {
        const fleet = check.excuses.get(before);
        return fleet ? [[after, fleet] as const] : [];
      }),
    );
    const only = toSarif({ ...check, assessments: excused.map(([, after]) => after), excuses, diagnostics: [] });
    assert.ok(resultsOf(only).length > 0);
    for (const { level, suppressions } of resultsOf(only)) {
      assert.deepEqual([level, suppressions], ['note', [{ kind: 'external', justification: 'until 2027-01-01: x' }]]);
    }
    assert.ok(
      resultsOf(toSarif(check)).every(({ level, suppressions }) => level !== 'error' || suppressions === undefined),
    );
  });

  it('keeps the gravest of too many results, and counts the others', async () => {
    const diagnostics = Array.from({ length: 6000 }, (_, line): Diagnostic => {
      const location = { file: 'docker-compose.yml', line: line + 1, column: 1, endLine: line + 1, endColumn: 2 };
      return { code: 'variable-unset', severity: 'warning', message: 'Unset.', location };
    });
    const log = await sarifOf(releaseAt(5), [rejects], diagnostics);
    assertValid(log);
    assert.equal(resultsOf(log).length, 5000);
    assert.equal(resultsOf(log)[0]?.level, 'error');
    assert.equal(
      log.runs[0]?.invocations[0]?.toolExecutionNotifications.at(-1)?.message.text,
      '1,001 more results left out.',
    );
  });
});
