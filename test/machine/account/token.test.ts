import assert from 'node:assert/strict';
import { tokenOf } from '../../../shared/machine/account/token.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJpZCI6MX0.c2lnbmF0dXJl';
const key = '0123456789abcdefABCDEF0123456789';

describe('tokenOf', () => {
  const rows: readonly (readonly [environment: Record<string, string>, token: string | undefined])[] = [
    [{}, undefined],
    [{ BALENA_TOKEN: jwt }, jwt],
    [{ BALENA_API_KEY: key }, key],
    [{ BALENA_TOKEN: jwt, BALENA_API_KEY: key }, jwt],
    [{ BALENA_TOKEN: '', BALENA_API_KEY: key }, key],
    [{ BALENA_TOKEN: ' \n', BALENA_API_KEY: key }, key],
    [{ BALENA_TOKEN: '', BALENA_API_KEY: '' }, undefined],
    [{ BALENA_TOKEN: `${jwt}\n` }, jwt],
    [{ BALENA_TOKEN: `  ${jwt}\r\n` }, jwt],
    [{ BALENA_API_KEY: `\t${key} ` }, key],
    [{ BALENARC_TOKEN: jwt, balena_token: jwt }, undefined],
  ];
  for (const [environment, token] of rows) {
    it(JSON.stringify(environment), () => assert.equal(tokenOf(environment), token));
  }

  const none = [
    'secret token',
    'secret\ntoken',
    'secret\r\nX-Header: token',
    'secret\u0000token',
    'secrettokén',
    'secret\u2028token',
  ];
  for (const name of ['BALENA_TOKEN', 'BALENA_API_KEY']) {
    for (const token of none) {
      it(`refuses ${JSON.stringify(token)} in ${name}, and does not repeat it`, () => {
        const message = `${name} holds a blank, a line break or another character that no token has. Copy the token again, in one line.`;
        assert.throws(() => tokenOf({ [name]: token }), { name: 'Failure', code: 'token-invalid', message });
      });
    }
  }

  it('does not take the key where the token is none', () => {
    assert.throws(() => tokenOf({ BALENA_TOKEN: 'secret token', BALENA_API_KEY: key }), { code: 'token-invalid' });
  });
});
