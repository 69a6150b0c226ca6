import { inflateSync } from 'node:zlib';

/** A picture, three bytes a pixel, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

const channels = 3;

/** Reads a PNG of red, green and blue with eight bits each, as Chromium writes it. Throws for any other. */
export function readPixels(png: Buffer): Pixels {
  const chunks = readChunks(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header?.readUInt32BE(8) !== 0x08020000 || header[12] !== 0) throw new Error('This is no PNG of RGB.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const data = inflateSync(Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : []))));
  const row = width * channels;
  const rgb = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (row + 1)];
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x < channels ? 0 : (rgb[at - channels] ?? 0);
      const up = y === 0 ? 0 : (rgb[at - row] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (rgb[at - row - channels] ?? 0);
      rgb[at] = (data[y * (row + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return { width, height, rgb };
}

/** The chunks that a PNG is made of. */
export function readChunks(png: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const chunks: { readonly type: string; readonly data: Buffer }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** What a filter of PNG takes a byte to be, of those around it. */
function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
      if (a <= b && a <= c) return left;
      return b <= c ? up : corner;
    }
    default:
      throw new Error(`PNG knows no filter ${filter}.`);
  }
}
