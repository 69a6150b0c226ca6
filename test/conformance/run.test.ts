import assert from 'node:assert/strict';
import { join } from 'node:path';
import { runBinary } from '../support/binary.ts';
import { withFolder } from '../support/folder.ts';

/** The command that others call with files of their own. */
describe('npm run conformance', () => {
  const binary = join(import.meta.dirname, 'run.ts');
  const vector = {
    id: 'v',
    device: { supervisorVersion: '12.0.0', deviceType: 'raspberrypi3', arch: 'armv7hf' },
    services: {
      main: { contract: { type: 'sw.container', slug: 's', requires: [{ type: 'sw.supervisor', version: '>=13' }] } },
    },
    expect: { accepts: false, unmet: ['main'] },
  };
  const right = JSON.stringify(vector);
  const wrong = JSON.stringify({ ...vector, expect: { accepts: true, unmet: [] } });
  const rows: readonly (readonly [
    title: string,
    files: Record<string, string>,
    args: string[],
    status: number,
    stdout: RegExp,
  ])[] = [
    ['agreement', { 'a.jsonl': `${right}\n\n${right}` }, ['a.jsonl'], 0, /^2 passed, 0 failed\n$/],
    [
      'a mismatch',
      { 'a.jsonl': `${right}\n${wrong}` },
      ['a.jsonl'],
      1,
      /^a\.jsonl: v: rejected, expected accepted\n1 passed, 1 failed\n$/,
    ],
    ['several files', { 'a.jsonl': right, 'b.jsonl': wrong }, ['a.jsonl', 'b.jsonl'], 1, /1 passed, 1 failed\n$/],
    [
      'a file without vectors',
      { 'a.jsonl': '\n' },
      ['a.jsonl'],
      1,
      /a\.jsonl: holds no vectors\n0 passed, 1 failed\n$/,
    ],
    ['a file that does not parse', { 'a.jsonl': '{' }, ['a.jsonl'], 1, /^a\.jsonl: .*\n0 passed, 1 failed\n$/],
    ['a vector without a device', { 'a.jsonl': '{"id":"v"}' }, ['a.jsonl'], 1, /0 passed, 1 failed\n$/],
    ['no such file', {}, ['a.jsonl'], 1, /0 passed, 1 failed\n$/],
    ['no file at all', {}, [], 1, /0 passed, 0 failed\n$/],
  ];
  for (const [title, files, args, status, stdout] of rows) {
    it(title, async () => {
      await withFolder(files, async (cwd) => {
        const ended = await runBinary(args, { cwd, binary, env: { INIT_CWD: cwd } });
        assert.match(ended.stdout, stdout);
        assert.equal(ended.status, status);
      });
    });
  }
});
