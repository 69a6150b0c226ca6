import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { auditVerdict, share } from '../../../shared/report/audit/audit-verdict.ts';
import { toAuditMarkdown, toAuditText } from '../../../shared/report/index.ts';
import { type AuditedDevice, offline, rejected, reportOf, running, silent } from '../../support/auditing.ts';
import { makeRelease } from '../../support/making.ts';
import { nastyNames } from '../../support/nasty-names.ts';
import { renderMarkdown } from '../../support/rendered-markdown.ts';

const fine: AuditedDevice = { supervisor: '17.4.2' };
const bad: AuditedDevice = { supervisor: '15.0.0', reported: rejected };
const wrong: AuditedDevice = { supervisor: '17.4.2', reported: rejected };
const unknown: AuditedDevice = { supervisor: '17.4.2', release: null };
const next = {
  release: makeRelease({ web: { requires: [{ type: 'sw.supervisor', version: '>=99' }] } }),
  diagnostics: [],
};
const noReport = 'No device reports anything that a prediction could be held against.';

describe('what an audit comes to, in sentences', () => {
  const rows: readonly (readonly [
    fleets: Readonly<Record<string, readonly AuditedDevice[]>>,
    sentences: readonly string[],
  ])[] = [
    [{}, ['There are no fleets.', noReport]],
    [{ 'a/a': [] }, ['1 fleet: there are no devices.', noReport]],
    [
      { 'a/a': [fine] },
      [
        '1 fleet: the one device runs the release that it should be running.',
        '100% of 1 device that can be compared do as predicted.',
      ],
    ],
    [
      { 'a/a': [fine, bad], 'b/b': [fine, unknown] },
      [
        '2 fleets: 1 of 4 devices rejects the release that it should be running, and 1 could not be judged.',
        'Why it fails: 1 of 2 devices of a/a would reject the release.',
        '100% of 3 devices that can be compared do as predicted.',
      ],
    ],
    [{ 'a/a': [unknown] }, ['1 fleet: the one device could not be judged.', noReport]],
    [
      { 'a/a': [{ ...bad, reported: offline }] },
      [
        '1 fleet: the one device rejects the release that it should be running.',
        'Why it fails: 1 of 1 devices of a/a would reject the release.',
        noReport,
      ],
    ],
    [
      { 'a/a': [{ supervisor: '9.15.7', reported: offline }] },
      ['1 fleet: the one device runs the release that it should be running, and is unprotected.', noReport],
    ],
    [{ 'a/a': [unknown, unknown] }, ['1 fleet: not one of 2 devices could be judged.', noReport]],
    [
      { 'a/a': [fine, wrong, wrong] },
      [
        '1 fleet: all 3 devices run the release that they should be running.',
        '33.3% of 3 devices that can be compared do as predicted. 2 devices do otherwise than was predicted: that is a fault of balena-contracts, so please report it with what stands below.',
      ],
    ],
    [
      {
        'a/a': [
          { supervisor: '17.0.0', release: 'newest', reported: silent },
          { supervisor: '17.0.0', release: 'newest', reported: offline },
        ],
      },
      [
        '1 fleet: 2 of 2 devices reject the release that they should be running.',
        'Why it fails: 2 of 2 devices of a/a would reject the release.',
        "0% of 1 device that can be compared do as predicted. 1 device that should reject doesn't say so.",
      ],
    ],
  ];
  for (const [fleets, sentences] of rows) {
    it(sentences.join(' '), async () => {
      const { sentence, more } = auditVerdict(await reportOf(fleets));
      assert.deepEqual([sentence, ...more], sentences);
    });
  }

  it('with the next release, and what changed', async () => {
    const last = await reportOf({ 'a/a': [bad, fine] }, { takenAt: '2026-11-23T05:00:00.000Z' });
    const { more } = auditVerdict(await reportOf({ 'a/a': [fine, bad] }, { last, next }));
    assert.deepEqual(more.slice(0, 3), [
      'Why it fails: 1 of 2 devices of a/a would reject the release. The next release: 1 of 2 devices of a/a would newly reject the release.',
      '1 device would newly reject the next release.',
      'Since the last audit (2026-11-23 05:00 UTC) 1 device newly rejects, 1 device no longer does.',
    ]);
  });

  it('without a word that nothing changed where nobody knows', async () => {
    const last = await reportOf({ 'a/a': [bad] }, { takenAt: '2026-11-23T05:00:00.000Z' });
    const rows: readonly (readonly [fleets: Parameters<typeof reportOf>[0], says: RegExp])[] = [
      [{ 'a/a': [bad] }, /Since the last audit \(2026-11-23 05:00 UTC\) nothing changed\.(?! Of)/],
      [{ 'a/a': [bad], 'a/new': [bad] }, / nothing changed\. Of 1 fleet it is not known\./],
      [{ 'a/new': [bad] }, /What changed since the last audit \(2026-11-23 05:00 UTC\) is not known\./],
      [{}, /^(?!.*last audit)/],
    ];
    for (const [fleets, says] of rows) {
      assert.match(auditVerdict(await reportOf(fleets, { last })).more.join(' '), says);
    }
  });

  it('with the reasons of the first fleets that fail, and how many more there are', async () => {
    const many = Object.fromEntries(Array.from({ length: 5 }, (_, number) => [`a/${number}`, [bad]]));
    const [why] = auditVerdict(await reportOf(many)).more;
    assert.match(
      why ?? '',
      /^Why it fails: 1 of 1 devices of a\/0 .* of a\/2 would reject the release\. And 2 more reasons\.$/,
    );
  });

  it('with shares that are never whole where one is missing', () => {
    assert.deepEqual(
      [share(9999, 10_000), share(10_000, 10_000), share(1, 3), share(0, 5), share(0, 0)],
      ['99.9%', '100%', '33.3%', '0%', '–'],
    );
  });
});

const large = () =>
  reportOf(
    Object.fromEntries(
      Array.from({ length: 150 }, (_, n) => [`acme/fleet-${n}`, [bad, fine, { ...bad, supervisor: `14.${n}.0` }]]),
    ),
  );

describe('an audit as text and Markdown', () => {
  it('has a line a fleet, and tells who rejects and why', async () => {
    const report = await reportOf({ 'acme/kiosk': [bad, fine], 'acme/lobby': [fine] });
    const text = toAuditText(report, { width: 80, colours: false });
    assert.match(text, /^acme\/kiosk {2,}2 {2,}1 {2,}1 /m);
    assert.match(text, /^acme\/lobby {2,}1 {2,}1 {2,}0 /m);
    assert.match(text, /1 device would rightly reject it \(rejects\)/);
    assert.match(text, /web asks for sw\.supervisor >=16;/);
    const [first = ''] = toAuditMarkdown(report, { budget: 65_536 }).split('####');
    const rows = renderMarkdown(first).filter((piece) => 'tag' in piece && piece.tag === '<tr>');
    assert.equal(rows.length, 3);
  });

  it('tells who is otherwise than at the last audit, as devices are to be named', async () => {
    const last = await reportOf({ 'a/a': [bad, fine] });
    const report = await reportOf({ 'a/a': [fine, bad], 'b/b': [bad] }, { last });
    const rows = [
      [
        'show',
        /Newly reject since the last audit\n {2}a\/a: device-\d+1 \(0000000\)/,
        /No longer .*\n {2}a\/a: device-\d+0 /,
      ],
      [
        'hash',
        /Newly reject since the last audit\n {2}a\/a: device \([0-9a-f]{7}\)/,
        /No longer .*\n {2}a\/a: device \(/,
      ],
      ['count', /Newly reject since the last audit\n {2}a\/a: 1 device\n/, /No longer .*\n {2}a\/a: 1 device\n/],
    ] as const;
    const asText = (markdown: string) => markdown.replaceAll(/#### |`/g, '').replaceAll('\n\n- ', '\n  ');
    for (const [names, newly, noLonger] of rows) {
      for (const text of [
        toAuditText(report, { width: 80, colours: false }, names),
        asText(toAuditMarkdown(report, { budget: 65_536, names })),
      ]) {
        assert.match(text, newly);
        assert.match(text, noLonger);
      }
    }
  });

  it('tells who would newly reject the next release and why, and not again who rejects already', async () => {
    const report = await reportOf({ 'acme/kiosk': [fine, bad] }, { next });
    const text = toAuditText(report, { width: 200, colours: false });
    const [, ofNext = ''] = text.split(/^the next release of acme\/kiosk: .*$/m);
    assert.match(ofNext, /1 device would newly reject it, and rightly/);
    assert.match(ofNext, /web asks for sw\.supervisor >=99; .* has 17\.4\.2/);
    assert.doesNotMatch(ofNext, /rejected before/);
    assert.match(
      toAuditMarkdown(report, { budget: 65_536 }),
      /### `the next release of acme\/kiosk: .*`\n\n[\s\S]*>=99/,
    );
    const others = await reportOf({ 'acme/kiosk': [bad] }, { next });
    assert.doesNotMatch(toAuditText(others, { width: 200, colours: false }), /the next release of/);
  });

  it('says what would win the most devices', async () => {
    const report = await reportOf({ 'acme/kiosk': [{ ...bad, supervisor: '12.0.0' }] });
    assert.match(toAuditText(report, { width: 200, colours: false }), /Raising .* leaves none rejecting/);
  });

  for (const budget of [1_000, 3_000, 10_000, 65_536]) {
    it(`keeps to a budget of ${budget} bytes, and always says what it comes to`, async () => {
      const text = toAuditMarkdown(await large(), { budget, marker: '<!-- mark -->', footer: 'ünd' });
      assert.ok(Buffer.byteLength(text) <= budget, `${Buffer.byteLength(text)}`);
      assert.match(text, /^<!-- mark -->\n\n### ❌ 150 fleets: 300 of 450 devices reject/);
      assert.ok(text.endsWith('\n\nünd\n'));
    });
  }

  it('has too little room for nothing at all', async () => {
    const report = await large();
    assert.throws(() => toAuditMarkdown(report, { budget: 100 }), RangeError);
  });

  for (const name of nastyNames) {
    it(`lets nobody write anything but words: ${JSON.stringify(name).slice(0, 40)}`, async () => {
      const report = await reportOf({ [name || 'x']: [bad, wrong, unknown] });
      const renamed = JSON.parse(JSON.stringify(report).replaceAll('device-', `${JSON.stringify(name).slice(1, -1)}-`));
      const text = toAuditText(renamed, { width: 80, colours: false });
      assert.doesNotMatch(text.replaceAll('\n', ''), /(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      for (const piece of renderMarkdown(toAuditMarkdown(renamed, { budget: 65_536 }))) {
        if ('tag' in piece)
          assert.match(
            piece.tag,
            /^<\/?(?:h[34]|ul|li|p|code|table|thead|tbody|tr|t[hd](?: align="(?:left|right)")?|strong|sub|br|details|summary|pre|blockquote|code class="language-(?:json|mermaid)")>$/,
          );
      }
    });
  }

  for (const name of nastyNames) {
    it(`lets no fact to be reported hide anything: ${JSON.stringify(name).slice(0, 40)}`, async () => {
      const report = JSON.parse(JSON.stringify(await reportOf({ 'acme/a': [wrong] })));
      report.fleets[0].reality.contradictions[0].facts.deviceType = name;
      const markdown = toAuditMarkdown(report, { budget: 65_536 });
      assert.doesNotMatch(markdown, /(?![\n\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      assert.ok(!markdown.includes('##['));
    });
  }

  it('has a picture of the trend where there are three audits, without a word of a stranger', async () => {
    let report = await reportOf({ 'a/a': [bad] }, { takenAt: '2026-11-21T05:00:00.000Z' });
    for (const at of ['"]; x', '2026-11-23T05:00:00.000Z'])
      report = await reportOf({ 'a/a': [bad, fine] }, { last: report, takenAt: at });
    const text = toAuditMarkdown(report, { budget: 65_536 });
    assert.match(
      text,
      /```mermaid\nxychart-beta\n {2}title "Devices that reject"\n {2}x-axis \["11-21", "\?", "11-23"\]\n {2}y-axis "devices" 0 --> 1\n {2}line \[1, 1, 1\]\n```/,
    );
  });

  it('says what to report where it was wrong, ready to be pasted', async () => {
    const report = await reportOf({ 'acme/secret': [wrong], 'a/b': [{ ...bad, reported: running }] });
    for (const text of [
      toAuditText(report, { width: 80, colours: false }),
      toAuditMarkdown(report, { budget: 65_536 }),
    ]) {
      const [, json = ''] = /(\{"outcome":"unpredicted".*\})/.exec(text) ?? [];
      assert.equal(JSON.parse(json).facts.supervisorVersion, '17.4.2');
      assert.doesNotMatch(json, /secret/);
    }
  });
});
