import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { readHomeSettings } from '../../../shared/machine/account/home-settings.ts';

const home = join('/', 'home', 'me');
const file = join(home, '.balenarc.yml');
const unreadable = {
  name: 'Failure',
  code: 'settings-unreadable',
  message: `${file} can't be read; the balena CLI reads its settings from it, too.`,
};

const reading = (text: string) => readHomeSettings(home, async () => text);
const failing = (code?: string) =>
  readHomeSettings(home, async () => {
    throw Object.assign(new Error('token'), code === undefined ? {} : { code });
  });

describe('readHomeSettings', () => {
  it('reads .balenarc.yml of the home directory', async () => {
    const paths: string[] = [];
    await readHomeSettings(home, async (path) => {
      paths.push(path);
      return '';
    });
    assert.deepEqual(paths, [file]);
  });

  const rows: readonly (readonly [text: string, settings: object])[] = [
    ['', {}],
    ['# nothing\n', {}],
    ['balenaUrl: b.test\n', { balenaUrl: 'b.test' }],
    [
      'balenaUrl: b.test\napiUrl: https://a.test\ndataDirectory: /data\n',
      { balenaUrl: 'b.test', apiUrl: 'https://a.test', dataDirectory: '/data' },
    ],
    // what it is not asked for stays where it is
    ['token: secret\nproxy: x\napiUrl: https://a.test\n', { apiUrl: 'https://a.test' }],
    ['apiUrl: ""\nbalenaUrl: 5\ndataDirectory: [x]\n', {}],
    ['apiUrl: null\nbalenaUrl:\n', {}],
    ['- apiUrl\n', {}],
    ['just a text', {}],
    ['{"apiUrl": "https://a.test"}', { apiUrl: 'https://a.test' }],
    ['__proto__:\n  apiUrl: https://evil.test\n', {}],
  ];
  for (const [text, settings] of rows) {
    it(JSON.stringify(text), async () => assert.deepEqual(await reading(text), settings));
  }

  for (const code of ['ENOENT', 'ENOTDIR'])
    it(`is empty where there is none (${code})`, async () => assert.deepEqual(await failing(code), {}));

  for (const code of ['EACCES', 'EISDIR', undefined])
    it(`says that it can't be read (${code}), and nothing of it`, () => assert.rejects(failing(code), unreadable));

  const broken = [
    'apiUrl: [\ntoken: secret\n',
    'token: secret\n: :\n  - x\n\tapiUrl: y',
    'apiUrl: a\napiUrl: b\n',
    'apiUrl: a\n---\napiUrl: b\n',
    'a: &a [x]\nb: [*a]\n',
  ];
  for (const text of broken)
    it(`refuses ${JSON.stringify(text)} without repeating it`, () => assert.rejects(reading(text), unreadable));

  it('lets nothing of the file get into a warning', async () => {
    const warnings: string[] = [];
    const warned = ({ message }: Error) => warnings.push(message);
    process.on('warning', warned);
    try {
      await reading('token: !secret abcdef\n? [a, b]\n: x\napiUrl: https://a.test\n');
      // Warnings are told in the next turn.
      await setImmediate();
    } finally {
      process.off('warning', warned);
    }
    assert.deepEqual(warnings, []);
  });
});
