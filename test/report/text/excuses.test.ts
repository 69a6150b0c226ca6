import assert from 'node:assert/strict';
import { assess } from '../../../shared/assessment/index.ts';
import { concludeCheck, type Excuse, excuseFinder } from '../../../shared/policy/index.ts';
import { toText } from '../../../shared/report/index.ts';
import { makeDevice, streamDevices } from '../../support/devices.ts';
import { makePi, makeRelease } from '../../support/making.ts';

const release = makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=17' }] } });
const excuse = (name: string, until: string, line = 2): Excuse => ({
  devices: { name },
  reason: 'Replaced in spring.',
  until,
  location: { file: 'balena-contracts.yml', line, column: 5, endLine: line, endColumn: 9 },
});

/** The sections of a report on devices 0 to 2, of which 0 and 1 reject, on 2026-11-24. */
async function sectionsWith(...excuses: Excuse[]): Promise<string[]> {
  const devices = ['12.0.0', '12.0.0', '17.4.2'].map((version, index) => makeDevice(index, makePi(version)));
  const assessments = await assess(release, streamDevices(devices), { excusesOf: excuseFinder(excuses) });
  const check = concludeCheck({ release, diagnostics: [], assessments }, { excuses }, '2026-11-24');
  return toText(check, { width: 200, colours: false }).trimEnd().split('\n\n');
}

describe('toText, of excuses', () => {
  it('lists who is excused, why and until when, apart from who is not', async () => {
    const sections = await sectionsWith(excuse('device-0', '2026-11-24'));
    assert.equal(
      sections[0],
      '✗ 2 of 3 devices would reject this release, 1 of them excused.\n1 runs it · 2 reject it',
    );
    assert.match(sections[1] ?? '', /^1 device would rightly reject it \(rejects\)\n {2}device-1 /);
    assert.equal(
      sections[2],
      '1 device would reject it and is excused\n  device-0 (0000000)\n    Excused until 2026-11-24: Replaced in spring.\n    balena-contracts.yml:2:5',
    );
  });

  it('passes where all are excused, and still lists them', async () => {
    const sections = await sectionsWith(excuse('device-?', '2027-01-01'));
    assert.match(sections[0] ?? '', /^✓ 2 of 3 devices would reject this release, all of them excused\./);
    assert.match(
      sections[1] ?? '',
      /^2 devices would reject it and are excused\n {2}device-0 \(0000000\), device-1 \(0000000\)\n/,
    );
  });

  it('says that an excuse ran out, and who counts again', async () => {
    const sections = await sectionsWith(excuse('device-0', '2026-11-23'), excuse('device-2', '2026-11-01', 9));
    assert.match(sections[1] ?? '', /^2 devices would rightly reject it/);
    assert.equal(
      sections[2],
      [
        'Excuses that ran out',
        '  device-0 (0000000)',
        '    The excuse ran out on 2026-11-23, and 1 device counts again: Replaced in spring.',
        '    balena-contracts.yml:2:5',
        '    The excuse ran out on 2026-11-01, and nobody needs it any more: Replaced in spring.',
        '    balena-contracts.yml:9:5',
      ].join('\n'),
    );
  });

  it('is silent of an excuse that holds and that nobody needs', async () => {
    const sections = await sectionsWith(excuse('device-2', '2027-01-01'));
    assert.ok(!sections.some((section) => /xcuse/.test(section)));
  });

  it('counts excuses behind the fiftieth', async () => {
    const many = Array.from({ length: 60 }, (_, line) => excuse('device-0', '2026-11-01', line + 1));
    assert.match((await sectionsWith(...many)).join('\n\n'), /\n {2}and 10 more: see --json\n/);
  });
});
