import assert from 'node:assert/strict';
import { applyFixes } from '../../shared/lint/index.ts';
import { type Edit, locate } from '../../shared/release/index.ts';
import { contract, contractText, type Files, labels, lintFiles } from './linting.ts';

const source = { file: 'f', text: 'a: one\nb: two\r\nc: drei # 3\n' };
const sources = new Map([['f', source]]);

function edit(from: string, text: string): Edit {
  const start = source.text.indexOf(from);
  return { location: locate({ source, start, end: start + from.length }), text };
}

function told(...edits: readonly Edit[]) {
  const location = edits[0]?.location ?? locate({ source, start: 0, end: 0 });
  return { code: 'slug-spaced', severity: 'note', message: '', location, fix: { description: '', edits } } as const;
}

function withKeys(...keys: readonly string[]): Files {
  return { Dockerfile: 'FROM x\n', 'contract.yml': `${contractText('web')}${keys.join('\n')}\n` };
}

describe('applyFixes', () => {
  it('changes nothing but the places of the edits', () => {
    const { texts, fixed } = applyFixes(
      [told(edit('drei', 'three')), told(edit('one', '1'), edit('two', '2'))],
      sources,
    );
    assert.deepEqual([...texts], [['f', 'a: 1\nb: 2\r\nc: three # 3\n']]);
    assert.equal(fixed.length, 2);
  });

  it('leaves one that meets another for the next time, as a whole', () => {
    const { texts, fixed } = applyFixes([told(edit('two', '2')), told(edit('one', '1'), edit('b: two', 'x'))], sources);
    assert.deepEqual([...texts.values()], ['a: one\nb: 2\r\nc: drei # 3\n']);
    assert.equal(fixed.length, 1);
  });

  it('touches no file that may not change, or that is not there', () => {
    const elsewhere = { ...edit('one', '1'), location: { ...edit('one', '1').location, file: 'g' } };
    const beyond = { ...edit('one', '1'), location: { ...edit('one', '1').location, endLine: 99 } };
    for (const [of, may] of [
      [told(edit('one', '1')), false],
      [told(elsewhere), true],
      [told(beyond), true],
      [told(), true],
    ] as const)
      assert.deepEqual(
        applyFixes([of], sources, () => may),
        { texts: new Map(), fixed: [] },
      );
  });

  it('keeps comments, quotes and layout of a contract', async () => {
    const text = `# Whom we support.\ntype:   sw.l4t   # sic\nslug: 'a'\nname: "A"\nrequires:\n\n- {name: jetson-nano,type: hw.device-type} # Nano\n-   type: sw.l4t\n    version: 32.2    # or newer\n`;
    let files: Record<string, string> = { ...(contract() as Record<string, string>), 'contract.yml': text };
    for (let round = 0; round < 3; round += 1) {
      const { diagnostics, sources: read } = await lintFiles(files);
      files = { ...files, ...Object.fromEntries(applyFixes(diagnostics, read).texts) };
    }
    assert.equal(
      files['contract.yml'],
      `# Whom we support.\ntype:   sw.container   # sic\nslug: 'a'\nname: "A"\nrequires:\n\n- {slug: jetson-nano,type: hw.device-type} # Nano\n-   type: sw.l4t\n    version: "32.2"    # or newer\n`,
    );
  });

  const twice: [title: string, files: Files][] = [
    ['optional labels', labels('io.resin.features.optional: "1"', 'io.balena.feature.optional: "1"')],
    ['requirement labels', labels('sw.arch: amd64', 'arch_sw: aarch64')],
    ['a list of requirements', withKeys('require: [{type: sw.l4t}]', 'required: [{type: sw.l4t}]')],
    ['a version', contract('{type: sw.l4t, versions: ">=32", Version: ">=35"}')],
    ['a slug and a name', contract('{type: hw.device-type, name: jetson-nano, Slug: jetson-tx2}')],
    ['two slugs', contract('{type: hw.device-type, slugs: jetson-nano, Slug: jetson-tx2}')],
    ['a slug of what has none', contract('{type: sw.l4t, slugs: sw.l4t}')],
  ];
  for (const [title, files] of twice)
    it(`writes no key twice, and none that means nothing: ${title}`, async () => {
      const { diagnostics, sources } = await lintFiles(files);
      assert.deepEqual(applyFixes(diagnostics, sources), { texts: new Map(), fixed: [] });
    });
});
