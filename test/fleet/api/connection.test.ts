import assert from 'node:assert/strict';
import { hostOf } from '../../../shared/fleet/api/connection.ts';
import type { Connection } from '../../../shared/fleet/index.ts';

describe('hostOf', () => {
  const rows: readonly (readonly [apiUrl: string, host: string])[] = [
    ['https://api.balena-cloud.com', 'api.balena-cloud.com'],
    ['http://127.0.0.1:8080', '127.0.0.1:8080'],
    ['https://api.example.com/path?query', 'api.example.com'],
    ['https://user:password@api.example.com', 'api.example.com'],
    ['https://token@api.example.com/', 'api.example.com'],
    ['user:password@host', 'the given address'],
    ['//user:password@host', 'the given address'],
    ['https://user:password@', 'the given address'],
    ['', 'the given address'],
  ];
  for (const [apiUrl, host] of rows) {
    it(JSON.stringify(apiUrl), () => assert.equal(hostOf({ apiUrl } as Connection), host));
  }
});
