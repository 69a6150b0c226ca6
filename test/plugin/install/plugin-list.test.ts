import assert from 'node:assert/strict';
import {
  hasPlugin,
  isEmptyList,
  readPluginList,
  withoutPlugin,
  withPlugin,
} from '../../../plugin/install/plugin-list.ts';

const ours = { type: 'user', name: 'balena-contracts' };
const theirs = { type: 'link', name: 'theirs', root: '/somewhere' };

describe('the list of plugins', () => {
  const added: readonly (readonly [title: string, before: object, after: object])[] = [
    ['an empty one', {}, { private: true, oclif: { schema: 1, plugins: [ours] } }],
    [
      'one with others in it, and more',
      { name: 'x', oclif: { schema: 2, update: 1, plugins: [theirs] }, dependencies: { a: '1' } },
      { private: true, name: 'x', oclif: { schema: 2, update: 1, plugins: [theirs, ours] }, dependencies: { a: '1' } },
    ],
    [
      'one with this package in it, as a link and by its bare name',
      { private: false, oclif: { plugins: [{ ...ours, type: 'link', root: '/x' }, 'balena-contracts', 'other'] } },
      { private: false, oclif: { schema: 1, plugins: ['other', ours] } },
    ],
  ];
  for (const [title, before, after] of added) {
    it(`takes the package up: ${title}`, () => {
      const list = withPlugin(readPluginList(JSON.stringify(before), 'x'), 'balena-contracts');
      assert.deepEqual(list, after);
      assert.deepEqual(withPlugin(list, 'balena-contracts'), after);
      assert.equal(hasPlugin(list, 'balena-contracts'), true);
    });
  }

  it('lets it go, and keeps what is others’', () => {
    const list = {
      private: true,
      dependencies: { 'balena-contracts': '1', theirs: '2' },
      oclif: { schema: 1, plugins: [ours, theirs] },
    };
    assert.deepEqual(withoutPlugin(list, 'balena-contracts'), {
      private: true,
      dependencies: { theirs: '2' },
      oclif: { schema: 1, plugins: [theirs] },
    });
  });

  it('lets it go from whatever kind of dependencies it stands in', () => {
    const kinds = ['dependencies', 'optionalDependencies', 'devDependencies', 'peerDependencies'];
    const listed = (names: object) => Object.fromEntries(kinds.map((kind) => [kind, names]));
    const bundled = (names: readonly string[]) => ({ bundleDependencies: names, bundledDependencies: names });
    const both = { ...listed({ 'balena-contracts': '1', theirs: '2' }), ...bundled(['balena-contracts', 'theirs']) };
    const left = { ...listed({ theirs: '2' }), ...bundled(['theirs']), oclif: { plugins: [] } };
    assert.deepEqual(withoutPlugin(both, 'balena-contracts'), left);
  });

  it('says when nothing is left', () => {
    const list = { dependencies: { 'balena-contracts': '1' }, oclif: { plugins: [ours] } };
    const isLeftEmpty = (before: object) => isEmptyList(withoutPlugin({ ...list, ...before }, 'balena-contracts'));
    assert.equal(isLeftEmpty({}), true);
    assert.equal(isLeftEmpty({ private: true, oclif: { schema: 1, plugins: ['balena-contracts'] } }), true);
    assert.equal(isLeftEmpty({ dependencies: { theirs: '1' } }), false);
    assert.equal(isLeftEmpty({ oclif: { plugins: [ours, theirs] } }), false);
    assert.equal(isLeftEmpty({ oclif: { plugins: [ours], theirs: 1 } }), false);
    assert.equal(isLeftEmpty({ theirs: 1 }), false);
  });

  const broken = ['', '{', '[]', 'null', '"x"', '{"oclif": 1}', '{"oclif": {"plugins": {}}}'];
  for (const text of broken) {
    it(`leaves alone what it does not understand: ${text}`, () =>
      assert.throws(() => readPluginList(text, '/data/package.json'), {
        code: 'plugins-unreadable',
        message: /^\/data\/package\.json is no list of plugins/,
      }));
  }

  it('reads what an editor of Windows has written, and nothing where there is no file', () => {
    assert.deepEqual(readPluginList('\ufeff{"a": 1}', 'x'), { a: 1 });
    assert.deepEqual(readPluginList(undefined, 'x'), {});
  });
});
