import assert from 'node:assert/strict';
import { dataDirectory } from '../../../plugin/install/data-directory.ts';

/** Where oclif has a program called balena-cli keep its data: on each platform, and as variables say. */
const rows: readonly (readonly [platform: string, environment: Record<string, string>, expected: string])[] = [
  ['linux', { HOME: '/home/ann' }, '/home/ann/.local/share/balena-cli'],
  ['linux', {}, '/users/system/.local/share/balena-cli'],
  ['linux', { HOME: '/home/ann', XDG_DATA_HOME: '/data' }, '/data/balena-cli'],
  ['linux', { HOME: '/home/ann', XDG_DATA_HOME: '' }, '/home/ann/.local/share/balena-cli'],
  ['linux', { HOME: '/home/ann', LOCALAPPDATA: '/local' }, '/home/ann/.local/share/balena-cli'],
  ['linux', { HOME: '/home/ann', XDG_DATA_HOME: '/data', BALENA_DATA_DIR: '/mine' }, '/mine'],
  ['darwin', { HOME: '/Users/ann' }, '/Users/ann/.local/share/balena-cli'],
  ['darwin', { HOME: '/Users/ann', XDG_DATA_HOME: '/data' }, '/data/balena-cli'],
  [
    'win32',
    { LOCALAPPDATA: 'C:\\Users\\Ann B\\AppData\\Local', USERPROFILE: 'C:\\Users\\Ann B' },
    'C:\\Users\\Ann B\\AppData\\Local\\balena-cli',
  ],
  ['win32', { LOCALAPPDATA: 'C:\\Local', XDG_DATA_HOME: 'D:\\data' }, 'D:\\data\\balena-cli'],
  ['win32', { LOCALAPPDATA: 'C:\\Local', BALENA_DATA_DIR: 'E:\\mine' }, 'E:\\mine'],
  ['win32', { USERPROFILE: 'C:\\Users\\ann' }, 'C:\\Users\\ann\\.local\\share\\balena-cli'],
  [
    'win32',
    { HOMEDRIVE: 'H:', HOMEPATH: '\\ann', USERPROFILE: 'C:\\Users\\ann' },
    'H:\\ann\\.local\\share\\balena-cli',
  ],
  ['win32', { HOME: 'C:\\home', USERPROFILE: 'C:\\Users\\ann' }, 'C:\\home\\.local\\share\\balena-cli'],
];

describe('the data directory of the balena CLI', () => {
  for (const [platform, environment, expected] of rows) {
    it(`${platform} ${JSON.stringify(environment)}`, () => {
      assert.equal(dataDirectory({ platform, environment, homedir: '/users/system' }), expected);
    });
  }
});
