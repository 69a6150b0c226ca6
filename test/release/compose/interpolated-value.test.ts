// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of compose files
import assert from 'node:assert/strict';
import { read } from '../reading.ts';

const compose = (label: string) =>
  `services:\n  a:\n    image: x\n    labels:\n      io.balena.features.requires.hw.device-type: ${label}\n`;

describe('variables in a compose file', () => {
  const rows: [string, string, unknown, string[]][] = [
    ['with a default', '"${T:-nuc}"', 'nuc', []],
    ['a doubled dollar', 'a$$b', 'a$b', []],
    ['unset', '$T', '', ['variable-unset docker-compose.yml 5:7-5:53']],
    ['numbers are not touched', '5', '5', []],
  ];
  for (const [title, label, slug, expected] of rows)
    it(title, async () => {
      const { requires, told, release } = await read({ 'docker-compose.yml': compose(label) });
      assert.deepEqual(requires, { a: [{ type: 'hw.device-type', slug }] });
      assert.deepEqual([told, release.undecided], [expected, undefined]);
    });

  it('not in keys', async () => {
    const { service } = await read({ 'docker-compose.yml': 'services:\n  $A: {image: x}\n' });
    assert.ok(service('$A'));
  });

  it('a required one that is missing leaves the release undecided', async () => {
    const { told, release } = await read({ 'docker-compose.yml': 'services:\n  a:\n    image: ${T:?say which}\n' });
    assert.deepEqual(told, ['variable-required docker-compose.yml 3:12-3:27']);
    assert.equal(release.undecided, "The variable T, which docker-compose.yml requires, isn't set.");
  });

  it('so does a broken one', async () => {
    const { told, release } = await read({ 'docker-compose.yml': 'services:\n  a:\n    image: "${T"\n' });
    assert.deepEqual(told, ['variable-invalid docker-compose.yml 3:12-3:17']);
    assert.equal(release.undecided, 'docker-compose.yml uses a variable in a way that is not valid.');
  });

  it("what is unset elsewhere is nobody's business", async () => {
    const { told } = await read({ 'docker-compose.yml': 'services:\n  a:\n    image: x:$T\n    labels: {b: $T}\n' });
    assert.deepEqual(told, []);
  });
});
