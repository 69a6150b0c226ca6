import { crc32, deflateSync } from 'node:zlib';
import { type Pixels, readChunks } from './pixels.ts';

/** enough for text in shades of grey; a PNG of a palette may have 256 */
const mostColours = 96;
const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** the keyword of the note */
const keyword = 'Source';

/** A PNG with few of a picture's colours, others being the nearest of these, and with a note in it. */
export function smallPng({ width, height, rgb }: Pixels, note: string): Buffer {
  const numbers = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = rgb.readUIntBE(at, 3);
    numbers.set(colour, (numbers.get(colour) ?? 0) + 1);
  }
  const palette = choosePalette(numbers);
  const indexes = new Map([...numbers.keys()].map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = indexes.get(rgb.readUIntBE((y * width + x) * 3, 3)) ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, of a palette.
  header.set([8, 3], 8);
  const colours = Buffer.alloc(palette.length * 3);
  for (const [index, colour] of palette.entries()) colours.writeUIntBE(colour, index * 3, 3);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('tEXt', Buffer.from(`${keyword}\0${note}`, 'latin1')),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The note in a PNG that smallPng made. */
export function readNote(png: Buffer): string | undefined {
  const text = readChunks(png)
    .find(({ type }) => type === 'tEXt')
    ?.data.toString('latin1');
  return text?.startsWith(`${keyword}\0`) ? text.slice(keyword.length + 1) : undefined;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** The commonest colours; first of each kind, so that what is small and red doesn't turn grey. */
function choosePalette(numbers: ReadonlyMap<number, number>): number[] {
  const colours = [...numbers].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
  // One of a kind are those that agree in the first two bits of red, of green and of blue.
  const kinds = Map.groupBy(colours, (colour) => colour & 0xc0c0c0);
  const first = [...kinds.values()].flatMap((kind) => kind.slice(0, 1));
  return [...new Set([...first, ...colours])].slice(0, mostColours);
}

/** The index of the colour of a palette that differs least. */
function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, other] of palette.entries()) {
    const difference = [16, 8, 0].reduce(
      (sum, shift) => sum + (((colour >> shift) & 0xff) - ((other >> shift) & 0xff)) ** 2,
      0,
    );
    if (difference < least) [best, least] = [index, difference];
  }
  return best;
}
