import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedAt, generationsDocumentedAt, type Reason, reasons } from '../../../shared/supervisor/index.ts';

describe('documentedAt', () => {
  const root = join(import.meta.dirname, '..', '..', '..');

  it('names for each reason a section that there is', () => {
    const places = [...(Object.keys(reasons) as Reason[]).map(documentedAt), generationsDocumentedAt];
    for (const place of new Set(places)) {
      const [page = '', section] = place.split('#');
      const headings = readFileSync(join(root, page), 'utf8').matchAll(/^## (.*)$/gm);
      const sections = [...headings].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replace(/[^a-z ]/g, '')
          .replaceAll(' ', '-'),
      );
      assert.ok(sections.includes(section ?? ''), place);
    }
  });
});
