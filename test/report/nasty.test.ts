import assert from 'node:assert/strict';
import type { Check } from '../../shared/policy/index.ts';
import { escapeJson, toCsv, toJunit, toMarkdown, toReport, toSarif, toText } from '../../shared/report/index.ts';
import { nastyCheck } from '../support/nasty-check.ts';
import { nastyNames } from '../support/nasty-names.ts';
import { readCsv } from '../support/read-csv.ts';
import { type Element, readXml } from '../support/read-xml.ts';
import { renderMarkdown } from '../support/rendered-markdown.ts';
import { assertReport } from '../support/report-schema.ts';

/** One table of what strangers write, in every place where they can, through every format. */
const formats: Readonly<Record<string, (check: Check) => string>> = {
  text: (check) => toText(check, { width: 80, colours: false }),
  json: (check) => escapeJson(JSON.stringify(toReport(check), undefined, 2)),
  markdown: (check) => toMarkdown(check, { budget: 1_000_000 }),
  sarif: (check) => escapeJson(JSON.stringify(toSarif(check), undefined, 2)),
  junit: toJunit,
  csv: (check) => [...toCsv(check)].join('').replaceAll('\r\n', '\n'),
};

for (const [format, write] of Object.entries(formats)) {
  describe(`what strangers wrote, as ${format}`, () => {
    for (const name of nastyNames) {
      it(`${JSON.stringify(name)} moves no terminal, and is no command to the runner of a workflow`, async () => {
        for (const isError of [false, true]) {
          const written = write(await nastyCheck(name, isError));
          if (format === 'json') assertReport(written);
          assert.doesNotMatch(written, /(?![\n\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
          assert.doesNotMatch(written, /^\s*::/m);
          assert.ok(!written.includes('##['));
        }
      });
    }
  });
}

/** what GitHub makes something of in a text that is finished, outside of code */
const live: readonly RegExp[] = [
  /@[\w-]/,
  /#\d/,
  /\bGH-\d/i,
  /:\/\//,
  /\bwww\./i,
  /\b(?:mailto|xmpp):[\w<]/i,
  /:[\w+-]+:/,
  /\b[\da-f]{7,40}\b/i,
];

describe('what strangers wrote, as GitHub renders it', () => {
  const tagsOf = (markdown: string) =>
    renderMarkdown(markdown).flatMap((piece) => ('tag' in piece && !/^<\/?code>$/.test(piece.tag) ? [piece.tag] : []));

  for (const isError of [false, true]) {
    it(`is no element but those that are there anyway${isError ? ', in an error too' : ''}`, async () => {
      const tags = new Set(tagsOf(toMarkdown(await nastyCheck('plain', isError), { budget: 1_000_000 })));
      const known =
        /^<\/?(?:h3|h4|p|ul|li|table|thead|tbody|tr|t[hd](?: align="(?:left|right)")?|strong|em|br|sub|details|summary)>$/;
      for (const tag of tags) assert.match(tag, known);
    });

    for (const name of nastyNames) {
      it(`${JSON.stringify(name)} is just text${isError ? ', in an error too' : ''}`, async () => {
        const markdown = toMarkdown(await nastyCheck(name, isError), { budget: 1_000_000 });
        // As many rows, lists and headings as with a harmless name, in the same order.
        const plain = toMarkdown(await nastyCheck('plain', isError), { budget: 1_000_000 });
        assert.deepEqual(tagsOf(markdown), tagsOf(plain));
        for (const piece of renderMarkdown(markdown)) {
          if ('text' in piece && !piece.isCode) for (const sign of live) assert.doesNotMatch(piece.text, sign);
        }
      });
    }
  }

  it('says the same to who reads it', async () => {
    const markdown = toMarkdown(await nastyCheck('a | `b` <c> *d* _e_ \\f $g$ [h](i) @j #4'), { budget: 1_000_000 });
    const text = renderMarkdown(markdown)
      .map((piece) => ('text' in piece ? piece.text : ''))
      .join('')
      .replaceAll('\u200b', '');
    assert.match(text, /Excused until 2027-01-01: a \| `b` <c> \*d\* _e_ \\f \$g\$ \[h\]\(i\) @j #4/);
    assert.match(text, /all 2.*a \| `b` <c>/s);
  });
});

describe('what strangers wrote, in a spreadsheet', () => {
  for (const name of nastyNames) {
    it(`${JSON.stringify(name)} is no formula, wherever a cell is cut`, async () => {
      const rows = readCsv([...toCsv(await nastyCheck(name, true))].join(''));
      assert.equal(new Set(rows.map(({ length }) => length)).size, 1);
      for (const cell of rows.flat()) {
        for (const part of cell.split(/[,;\t]/))
          assert.doesNotMatch(part.replace(/^[\s"]+/, ''), /^[=+\-@|%\t\r＝＋－＠]/u);
      }
    });
  }
});

describe('what strangers wrote, as JUnit XML', () => {
  const namesOf = ({ name, children }: Element): unknown => [name, children.map(namesOf)];

  for (const name of nastyNames) {
    it(`${JSON.stringify(name)} leaves it well-formed, with the same elements`, async () => {
      const written = namesOf(readXml(toJunit(await nastyCheck(name, true))));
      assert.deepEqual(written, namesOf(readXml(toJunit(await nastyCheck('plain', true)))));
    });
  }
});
