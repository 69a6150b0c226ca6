import assert from 'node:assert/strict';
import { givenEnvironment, withEnvFile } from '../../../shared/release/compose/environment.ts';
import { read } from '../reading.ts';

describe('environment', () => {
  it('knows what was passed in, and nothing else', () => {
    const { lookup } = givenEnvironment({ A: 'a' });
    assert.equal(lookup('A'), 'a');
    assert.equal(lookup('PATH'), undefined);
    assert.equal(lookup('toString'), undefined);
  });

  it('takes a file under what it has', () => {
    const { lookup } = withEnvFile(givenEnvironment({ A: 'a' }), {
      file: '.env',
      text: 'A=x\nexport B="b c" # note\n# C=1\r\nD=\n',
    });
    assert.deepEqual(['A', 'B', 'C', 'D'].map(lookup), ['a', 'b c', undefined, '']);
  });

  it('with the same file is the same', () => {
    const given = givenEnvironment({});
    const source = { file: '.env', text: 'A=1' };
    assert.equal(withEnvFile(given, source), withEnvFile(given, source));
    assert.notEqual(withEnvFile(given, source), withEnvFile(given, { ...source }));
  });

  it('of a project is the passed one, then .env', async () => {
    const files = {
      '.env': 'KIND=from-file\nOTHER=jetson-tx2\n',
      'docker-compose.yml':
        'services:\n  a:\n    image: x\n    labels:\n      io.balena.features.requires.hw.device-type: $KIND-$OTHER\n',
    };
    const { requires, told } = await read(files, { environment: { KIND: 'given' } });
    assert.deepEqual(requires, { a: [{ type: 'hw.device-type', slug: 'given-jetson-tx2' }] });
    assert.deepEqual(told, []);
  });
});
