import assert from 'node:assert/strict';
import { apiAddress } from '../../../shared/machine/account/api-address.ts';
import type { HomeSettings } from '../../../shared/machine/account/home-settings.ts';

/** the option | the environment | the settings in the home directory | the address, or what is wrong with it */
type Row = readonly [
  option: string | undefined,
  environment: Readonly<Record<string, string>>,
  settings: HomeSettings,
  address: string,
];

const cloud = 'https://api.balena-cloud.com';
const [option, own, home] = ['https://option.test', 'https://own.test', 'https://home.test'];

describe('apiAddress', () => {
  const rows: readonly Row[] = [
    [undefined, {}, {}, cloud],
    // each wins over those below
    [option, { BALENARC_API_URL: own, BALENARC_BALENA_URL: 'env.test' }, { apiUrl: home, balenaUrl: 'h.test' }, option],
    [undefined, { BALENARC_API_URL: own, BALENARC_BALENA_URL: 'env.test' }, { apiUrl: home, balenaUrl: 'h.test' }, own],
    [undefined, { BALENARC_BALENA_URL: 'env.test' }, { apiUrl: home, balenaUrl: 'h.test' }, home],
    [undefined, { BALENARC_BALENA_URL: 'env.test' }, { balenaUrl: 'h.test' }, 'https://api.env.test'],
    [undefined, {}, { balenaUrl: 'h.test' }, 'https://api.h.test'],
    [undefined, { BALENARC_BALENA_URL: 'b.test:8443' }, {}, 'https://api.b.test:8443'],
    // what is empty says nothing
    ['', { BALENARC_API_URL: '', BALENARC_BALENA_URL: '' }, {}, cloud],
    ['', {}, { apiUrl: home }, home],
    [undefined, { BALENARC_BALENA_URL: '' }, { balenaUrl: 'h.test' }, 'https://api.h.test'],

    ['http://127.0.0.1:8080', {}, {}, 'http://127.0.0.1:8080'],
    ['https://api.test:443/', {}, {}, 'https://api.test'],
    ['HTTPS://API.test', {}, {}, 'https://api.test'],
    ['https://api.test/v7?x#y', {}, {}, 'https://api.test'],
    // no user, and no password
    ['https://user:password@api.test', {}, {}, 'https://api.test'],
    [undefined, { BALENARC_API_URL: 'https://token@api.test/' }, {}, 'https://api.test'],
  ];
  for (const [given, environment, settings, address] of rows) {
    it(`${JSON.stringify([given, environment, settings])}: ${address}`, () =>
      assert.equal(apiAddress(given, environment, settings), address));
  }

  const invalid: readonly Row[] = [
    ['api.test', {}, {}, '--api-url is "api.test"'],
    ['ftp://api.test', {}, {}, '--api-url is "ftp://api.test"'],
    ['file:///etc/passwd', {}, {}, '--api-url is "file:///etc/passwd"'],
    ['https://', {}, {}, '--api-url is "https://"'],
    ['localhost:3000', {}, {}, '--api-url is "localhost:3000"'],
    ['x'.repeat(300), {}, {}, `--api-url is "${'x'.repeat(200)}"`],
    ['a\nb', {}, {}, '--api-url is "a\\nb"'],
    [undefined, { BALENARC_API_URL: 'x' }, { apiUrl: home }, 'BALENARC_API_URL is "x"'],
    [undefined, {}, { apiUrl: 'x' }, 'apiUrl in .balenarc.yml is "x"'],
    // nor in a message
    ['ftp://user:password@api.test', {}, {}, '--api-url is "ftp://…@api.test"'],
    ['ftp://user:pass/word@api.test', {}, {}, '--api-url is "ftp://…@api.test"'],
    ['user:password@api.test', {}, {}, '--api-url is "…@api.test"'],
    [undefined, { BALENARC_API_URL: 'https://a@b:password@' }, {}, 'BALENARC_API_URL is "https://…@"'],
  ];
  const noDomain: readonly Row[] = [
    [undefined, { BALENARC_BALENA_URL: 'a b' }, { balenaUrl: 'h.test' }, 'BALENARC_BALENA_URL is "a b"'],
    [undefined, { BALENARC_BALENA_URL: 'https://x.test' }, {}, 'BALENARC_BALENA_URL is "https://x.test"'],
    [undefined, { BALENARC_BALENA_URL: 'x.test/path' }, {}, 'BALENARC_BALENA_URL is "x.test/path"'],
    [undefined, { BALENARC_BALENA_URL: 'user:password@x.test' }, {}, 'BALENARC_BALENA_URL is "…@x.test"'],
    [undefined, {}, { balenaUrl: 'a b' }, 'balenaUrl in .balenarc.yml is "a b"'],
  ];
  const refused = [
    [invalid, 'no address of an API. Write one such as https://api.balena-cloud.com.'],
    [noDomain, 'no domain. Write one such as balena-cloud.com.'],
  ] as const;
  for (const [table, advice] of refused) {
    for (const [given, environment, settings, says] of table) {
      it(`refuses ${JSON.stringify([given?.slice(0, 40), environment, settings])}`, () => {
        const failure = { name: 'Failure', code: 'api-url-invalid', message: `${says}, and that is ${advice}` };
        assert.throws(() => apiAddress(given, environment, settings), failure);
      });
    }
  }
});
