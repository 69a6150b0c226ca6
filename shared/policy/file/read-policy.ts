import type { FactTags } from '../../fleet/index.ts';
import {
  type Diagnostic,
  excerpt,
  kindOf,
  quoted,
  readYaml,
  type SourceText,
  type Value,
} from '../../release/index.ts';
import { type Excuse, type FailOn, failOnNames, noPolicy, type Policy, type Tolerance } from '../policy.ts';
import { toleranceOf } from '../tolerance.ts';
import { type PolicyCode, policyCodeOfYaml } from './codes.ts';
import { readExcuse } from './excuse.ts';
import { fieldsOf, textOf, valuesOf, wordOf } from './fields.ts';
import { collectPolicyProblems, type PolicyProblems } from './problems.ts';
import { writtenBeforePush } from './written-before-push.ts';

/** A policy as a file has it, and what is wrong with the file. */
export interface PolicyRead {
  /** of a file with errors just what could be read; policyError says that it must not count */
  readonly policy: Policy;
  readonly diagnostics: readonly Diagnostic<PolicyCode>[];
}

/** how many excuses a policy may have: each is tried on each device */
const excuseLimit = 1000;
const keys = ['fleets', 'fail-on', 'max-rejecting', 'before-push', 'excuse', 'facts'] as const;
const pushWords = ['enforce', 'warn', 'off'] as const;

/**
 * Reads a policy file, which is YAML. Problems are collected and reading goes on; policy.schema.json says the same to
 * editors. `today` is a date in UTC, `2026-11-24`.
 */
export function readPolicy(source: SourceText, today: string): PolicyRead {
  const problems = collectPolicyProblems();
  const value = policyValue(source, problems);
  if (value) return { policy: policyOf(value, today, problems), diagnostics: problems.diagnostics };
  const beforePush = writtenBeforePush(source.text);
  return { policy: { ...noPolicy, ...(beforePush && { beforePush }) }, diagnostics: problems.diagnostics };
}

/** What the file holds; undefined for nothing, or what can't be read. */
function policyValue(source: SourceText, problems: PolicyProblems): Value | undefined {
  const { documents } = readYaml(source, 'core', {
    add: (code, at, message) => problems.add(policyCodeOfYaml[code], at, message),
  });
  // what stands around a syntax error is not what was meant
  if (problems.diagnostics.some(({ code }) => code !== 'policy-duplicate-key')) return undefined;
  const [value, second] = documents;
  if (second) {
    const message = `${excerpt(source.file)} holds several documents, and a policy is one. Remove the line "---" between them.`;
    problems.add('policy-several-documents', second.place, message);
    return undefined;
  }
  // a file of nothing but comments says nothing, and that is no mistake
  return value?.kind === 'scalar' && value.value === null ? undefined : value;
}

function policyOf(value: Value, today: string, problems: PolicyProblems): Policy {
  const fields = fieldsOf(value, 'The policy', keys, problems);
  const read = <Result>(key: (typeof keys)[number], reader: (value: Value, problems: PolicyProblems) => Result) => {
    const field = fields.get(key);
    return field && reader(field, problems);
  };
  const failOn = read('fail-on', failOnOf);
  const maxRejecting = read('max-rejecting', maxRejectingOf);
  const beforePush = read('before-push', (field) => wordOf(field, 'before-push', pushWords, problems));
  return {
    fleets: read('fleets', fleetsOf) ?? [],
    ...(failOn && { failOn }),
    ...(maxRejecting && { maxRejecting }),
    ...(beforePush && { beforePush }),
    excuses: read('excuse', (field) => excusesOf(field, today, problems)) ?? [],
    factTags: read('facts', factTagsOf) ?? {},
  };
}

function fleetsOf(value: Value, problems: PolicyProblems): string[] {
  return valuesOf(value).flatMap((each) => textOf(each, 'fleets', problems) ?? []);
}

function failOnOf(value: Value, problems: PolicyProblems): readonly FailOn[] | undefined {
  if (value.kind !== 'list') {
    const word = wordOf(value, 'fail-on', [...failOnNames, 'never'] as const, problems);
    return word && (word === 'never' ? [] : [word]);
  }
  const { items } = value;
  if (items.length === 0) {
    const message = 'fail-on is an empty list. Write what the check is to fail on, or never.';
    problems.add('policy-value-invalid', value.place, message);
  }
  const words = items.flatMap((item) => {
    if (item.kind !== 'scalar' || item.value !== 'never') return wordOf(item, 'fail-on', failOnNames, problems) ?? [];
    problems.add('policy-value-invalid', item.place, 'never stands alone and not in a list: fail-on: never.');
    return [];
  });
  return words.length > 0 ? [...new Set(words)] : undefined;
}

function maxRejectingOf(value: Value, problems: PolicyProblems): Tolerance | undefined {
  const written = value.kind === 'scalar' ? value.value : undefined;
  if (typeof written !== 'string' && typeof written !== 'number') {
    const message = `max-rejecting is ${kindOf(value)}. Write a whole number of devices, such as 5, or a percentage, such as 2%.`;
    problems.add('policy-wrong-type', value.place, message);
    return undefined;
  }
  const tolerance = toleranceOf(String(written));
  if (!tolerance) {
    const message = `max-rejecting can't be ${quoted(String(written))}. Write a whole number of devices, such as 5, or a percentage of up to 100, such as 2%.`;
    problems.add('policy-value-invalid', value.place, message);
  }
  return tolerance;
}

function excusesOf(value: Value, today: string, problems: PolicyProblems): Excuse[] {
  if (value.kind !== 'list') {
    const message = `excuse is ${kindOf(value)}. Write a list, each excuse behind a "-".`;
    problems.add('policy-wrong-type', value.place, message);
    return [];
  }
  if (value.items.length > excuseLimit) {
    const message = `The policy has ${value.items.length.toLocaleString('en-GB')} excuses. Write at most ${excuseLimit.toLocaleString('en-GB')}: a tag or a pattern excuses many devices.`;
    problems.add('policy-too-many', value.place, message);
    return [];
  }
  return value.items.flatMap((each) => readExcuse(each, today, problems) ?? []);
}

function factTagsOf(value: Value, problems: PolicyProblems): Partial<FactTags> {
  const fields = fieldsOf(value, 'facts', ['l4t', 'kernel'] as const, problems);
  const [l4t, kernel] = [fields.get('l4t'), fields.get('kernel')];
  const l4tVersion = l4t && textOf(l4t, 'l4t', problems);
  const kernelVersion = kernel && textOf(kernel, 'kernel', problems);
  return { ...(l4tVersion !== undefined && { l4tVersion }), ...(kernelVersion !== undefined && { kernelVersion }) };
}
