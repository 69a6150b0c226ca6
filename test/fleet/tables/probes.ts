import assert from 'node:assert/strict';
import { isEsr, osVersionNumber } from '../../../shared/fleet/tables/os-version.ts';
import type { TableAnswer } from '../../../shared/fleet/tables/table-answer.ts';
import type { RawRange } from './raw-facts.ts';

type LookUp<Value> = (deviceType: string, osVersion: string) => TableAnswer<Value>;

/**
 * Asks a table for both ends of every raw range, for a version inside it that is none of the ends,
 * and for one just before and just behind it where no other range begins. Returns how many it asked for.
 */
export function probeRanges<Raw, Value>(
  table: Readonly<Record<string, readonly RawRange<Raw>[]>>,
  lookUp: LookUp<Value>,
  read: (raw: Raw) => Value,
): number {
  let asked = 0;
  const expect = (slug: string, osVersion: string, answer: unknown) => {
    asked += 1;
    assert.deepEqual(lookUp(slug, osVersion), answer, `${slug} on ${osVersion}`);
  };
  for (const [slug, ranges] of Object.entries(table)) {
    for (const range of ranges) {
      const answer = rawAnswer(range, read);
      expect(slug, range.from, answer);
      expect(slug, range.to, answer);
      if (range.from !== range.to) expect(slug, nextRevision(range.from), answer);
      for (const outside of [previousPatch(range.from), nextRevision(range.to)]) {
        if (!ranges.some((each) => holds(each, outside)))
          expect(slug, outside, { kind: 'not-covered', why: 'os-version' });
      }
    }
    const last = ranges.findLast(({ to }) => !isEsr(numberOf(to)))?.to;
    if (last !== undefined)
      expect(slug, `${Number.parseInt(last, 10) + 1}.0.0`, { kind: 'not-covered', why: 'os-version' });
  }
  return asked;
}

/** The answer that a raw range asks for: its values without repeats. */
function rawAnswer<Raw, Value>(range: RawRange<Raw>, read: (raw: Raw) => Value): unknown {
  const values = [range, ...(range.alternatives ?? [])].map((raw) => read(raw));
  const different = values.filter((value, index) => values.findIndex((each) => isSame(each, value)) === index);
  return different.length > 1 ? { kind: 'ambiguous', values: different } : { kind: 'known', value: values[0] };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function holds({ from, to }: { from: string; to: string }, osVersion: string): boolean {
  return numberOf(from) <= numberOf(osVersion) && numberOf(osVersion) <= numberOf(to);
}

function numberOf(osVersion: string): number {
  const number = osVersionNumber(osVersion);
  assert.ok(number !== undefined, osVersion);
  return number;
}

function nextRevision(osVersion: string): string {
  const [bare, revision = '0'] = osVersion.split('+rev');
  return `${bare}+rev${Number(revision) + 1}`;
}

function previousPatch(osVersion: string): string {
  const [major = 0, minor = 0, patch = 0] = osVersion.split(/[.+]/).map(Number);
  return patch > 0 ? `${major}.${minor}.${patch - 1}+rev9999` : `${major}.${Math.max(minor - 1, 0)}.9999`;
}
