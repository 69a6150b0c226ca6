import { mostParts } from '../../audit/index.ts';
import { judgements, reasons } from '../../supervisor/index.ts';
import type { AuditReport } from './audit-report.ts';

/** Why a text is no report of an audit. */
export interface NoAudit {
  readonly problem: string;
}

/**
 * Reads the report of an audit back from its JSON; a problem in words that follow the name of the file for what is none. It
 * is looked at as far as it is used: people edit files, and other programs write them.
 */
export function readAudit(text: string): AuditReport | NoAudit {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'is no JSON. Name the report that contracts:audit wrote as JSON.' };
  }
  if (!isObject(value) || value['kind'] !== 'audit') {
    return { problem: 'is no report of an audit. Name the one that contracts:audit wrote as JSON.' };
  }
  if (value['schemaVersion'] !== 1) {
    return {
      problem: 'is a report of another version than this program reads. Use the version that wrote it, or audit anew.',
    };
  }
  if (!isAudit(value))
    return { problem: 'is the report of an audit, but something in it is changed or missing. Audit anew.' };
  return value as unknown as AuditReport;
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown, isItem: (item: Json) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isObject(item) && isItem(item));
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isNumbers(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((number) => typeof number === 'number' || number === null);
}

const countKeys = ['devices', 'runs', 'rejects', 'misjudged', 'unprotected', 'unknown', 'rejecting', 'excused'];

function hasCounts(value: unknown): boolean {
  return isNumbers(value) && isObject(value) && countKeys.every((key) => typeof value[key] === 'number');
}

function isAudit(report: Json): boolean {
  const { takenAt, result, maxRejecting, release, diagnostics, counts, reality, changes, trend, fleets, part } = report;
  return (
    isText(takenAt) &&
    isObject(result) &&
    isStatus(result['status']) &&
    isListOfTexts(result['failOn']) &&
    isListOfTexts(result['reasons']) &&
    (result['error'] === undefined || isError(result['error'])) &&
    (release === null || isRelease(release)) &&
    isList(diagnostics, isDiagnostic) &&
    hasCounts(counts) &&
    isReality(reality) &&
    (changes === null || isChanges(changes)) &&
    isList(trend, ({ at, ...numbers }) => isText(at) && isNumbers(numbers)) &&
    (part === undefined || isPart(part)) &&
    (maxRejecting === null || isNumbers(maxRejecting)) &&
    isList(fleets, isFleet)
  );
}

/** A part of a plan: no plan has more of them than a matrix of GitHub has jobs. */
function isPart(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { part, of } = value;
  const isCount = (number: unknown): number is number => Number.isInteger(number) && Number(number) >= 1;
  return isCount(part) && isCount(of) && part <= of && of <= mostParts;
}

function isDiagnostic({ code, severity, message, location }: Json): boolean {
  return (
    isText(code) &&
    (severity === 'error' || severity === 'warning' || severity === 'note') &&
    isText(message) &&
    isLocation(location)
  );
}

function isReality(reality: unknown): boolean {
  return (
    isObject(reality) &&
    isNumbers(reality['counts']) &&
    typeof reality['compared'] === 'number' &&
    typeof reality['agreed'] === 'number'
  );
}

function isFleet({ slug, status, reasons, counts, releases, next, reality, changes, error }: Json): boolean {
  return (
    isText(slug) &&
    isStatus(status) &&
    isListOfTexts(reasons) &&
    hasCounts(counts) &&
    isList(releases, isJudged) &&
    (next === undefined || (isObject(next) && isJudged(next))) &&
    isReality(reality) &&
    isList((reality as Json)['contradictions'], () => true) &&
    (error === undefined || isError(error)) &&
    (changes === null ||
      (isObject(changes) &&
        isList(changes['newlyRejecting'], isDevice) &&
        isList(changes['noLongerRejecting'], isDevice)))
  );
}

function isStatus(status: unknown): boolean {
  return status === 'passed' || status === 'failed' || status === 'skipped' || status === 'error';
}

function isError(error: unknown): boolean {
  return isObject(error) && isText(error['code']) && isText(error['message']);
}

function isChanges(changes: unknown): boolean {
  return (
    isObject(changes) &&
    isText(changes['since']) &&
    typeof changes['newlyRejecting'] === 'number' &&
    typeof changes['noLongerRejecting'] === 'number'
  );
}

function isRelease(release: unknown): boolean {
  return (
    isObject(release) &&
    isText(release['source']) &&
    isList(
      release['services'],
      ({ name, location }) => isText(name) && (location === undefined || isLocation(location)),
    ) &&
    (release['published'] === undefined || isObject(release['published'])) &&
    [release['ref'], release['undecided']].every((one) => one === undefined || isText(one))
  );
}

function isJudged({
  slug,
  takenAt,
  release,
  base,
  counts,
  groups,
  services,
  noVariant,
  removed,
  excuses,
  advice,
}: Json): boolean {
  return (
    [slug, takenAt].every((one) => one === null || isText(one)) &&
    (release === undefined || isRelease(release)) &&
    (base === undefined || base === 'current' || isRelease(base)) &&
    (removed === undefined ||
      isList(removed, ({ name, stoppedOn }) => isText(name) && typeof stoppedOn === 'number')) &&
    hasCounts(counts) &&
    isList(groups, isGroup) &&
    isList(services, ({ name, ...numbers }) => isText(name) && Object.values(numbers).every((one) => !isObject(one))) &&
    isList(noVariant, ({ services: variants, devices }) => isListOfTexts(variants) && isList(devices, isDevice)) &&
    isList(excuses, isExcuse) &&
    isList(advice, ({ message }) => isText(message))
  );
}

function isGroup(group: Json): boolean {
  const { facts, factSources, judgement, findings, leftOut, unprotectedServices, unknownServices, devices } = group;
  const { generation, before, change, candidates, gaps, reported, newerThanSeen, excused } = group;
  return (
    isTexts(facts) &&
    isTexts(factSources) &&
    judgements.some((one) => one === judgement) &&
    isList(findings, isFinding) &&
    isList(leftOut, ({ service }) => isText(service)) &&
    isListOfTexts(unprotectedServices) &&
    isListOfTexts(unknownServices) &&
    [generation, before, change].every((one) => one === undefined || isText(one)) &&
    [newerThanSeen, excused].every((one) => typeof one === 'boolean') &&
    (candidates === undefined || isList(candidates, isTexts)) &&
    (gaps === undefined || isTexts(gaps)) &&
    (reported === undefined || isObject(reported)) &&
    isList(devices, isDevice)
  );
}

function isFinding({ reason, message, service, asked, has, advice, location }: Json): boolean {
  return (
    isText(reason) &&
    Object.hasOwn(reasons, reason as string) &&
    isText(message) &&
    [service, asked, advice].every((one) => one === undefined || isText(one)) &&
    (has === undefined || has === null || isText(has)) &&
    (location === undefined || isLocation(location))
  );
}

function isLocation(location: unknown): boolean {
  return (
    isObject(location) &&
    isText(location['file']) &&
    typeof location['line'] === 'number' &&
    typeof location['column'] === 'number'
  );
}

/** an object of texts, or of nulls where something is known not to be */
function isTexts(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((text) => text === null || isText(text));
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

function isExcuse({ location, reason, until, ranOut, partly, named, excused }: Json): boolean {
  return (
    isLocation(location) &&
    isText(reason) &&
    isText(until) &&
    typeof ranOut === 'boolean' &&
    [partly, named].every((one) => typeof one === 'number') &&
    isList(excused, isDevice)
  );
}

function isDevice({ uuid, name }: Json): boolean {
  return isText(uuid) && isText(name);
}
