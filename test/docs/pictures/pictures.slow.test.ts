import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measurePage, screenshot } from '../../support/browser/chromium.ts';
import { markOf, mostHeight, type Picture, pictures, takePicture } from './pictures.ts';
import { readPixels } from './pixels.ts';
import { readNote } from './small-png.ts';

const docs = join(import.meta.dirname, '..', '..', '..', 'docs');
const mostBytes = 80_000;

describe('the pictures of the README', () => {
  let all: Picture[] = [];
  before(async () => {
    all = await pictures();
  });

  it('are of what is said today', () => {
    for (const { name, html } of all) {
      assert.equal(readNote(readFileSync(join(docs, name))), markOf(html), `${name}: npm run docs:pictures`);
    }
  });

  it('are small', () => {
    for (const { name } of all) assert.ok(readFileSync(join(docs, name)).length < mostBytes, name);
  });

  it('are no larger than a README has room for', () => {
    for (const { name, width } of all) {
      const png = readFileSync(join(docs, name));
      assert.equal(png.readUInt32BE(16), width, name);
      assert.ok(png.readUInt32BE(20) <= mostHeight, name);
    }
  });

  it('are of pages in which all has room', async () => {
    for (const { name, html, width } of all.filter((picture) => picture.height === undefined)) {
      const { height, overflowing } = await measurePage(html, width);
      assert.deepEqual(overflowing, [], name);
      assert.ok(height <= mostHeight, name);
    }
  });

  it('are taken in colours that nobody tells from the real ones', async () => {
    for (const picture of all) {
      const png = await takePicture(picture);
      const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
      const image = `<!doctype html><body style="margin: 0"><img src="data:image/png;base64,${png.toString('base64')}">`;
      const taken = readPixels(await screenshot(image, width, height)).rgb;
      const real = readPixels(await screenshot(picture.html, width, height)).rgb;
      const differences = real.map((value, index) => Math.abs(value - (taken[index] ?? 0)));
      // Of 255; the darkest and the brightest of what is rare may differ so much, and next to nothing does.
      assert.ok(
        differences.every((difference) => difference < 64),
        picture.name,
      );
      const sum = differences.reduce((all, difference) => all + difference, 0);
      assert.ok(sum / differences.length < 0.5, picture.name);
    }
  });
});
