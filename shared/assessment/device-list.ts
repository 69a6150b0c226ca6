import { Buffer } from 'node:buffer';
import type { DeviceList, DeviceReference } from './assessment.ts';

/** A list of devices that is still being filled. */
export interface GatheredDevices extends DeviceList {
  readonly add: (device: DeviceReference) => void;
}

const smallestPage = 256;
const largestPage = 65_536;
/** the bytes that one UTF-16 unit takes at most in UTF-8 */
const mostBytes = 3;
/** the bytes before each text, which say how many it has */
const lengthBytes = 2;

interface Page {
  readonly bytes: Buffer;
  end: number;
}

/**
 * Keeps the devices of a group as bytes, uuid and name of each in turn, in pages that grow with the
 * group. A fleet may have a million devices; as objects they would take three times the room, and
 * the garbage collector would walk over them again and again.
 *
 * Texts come back as they were given, as long as they are well-formed Unicode of up to 21,000
 * characters, as a reader's are.
 */
export function gatherDevices(): GatheredDevices {
  const pages: Page[] = [];
  let page: Page = { bytes: Buffer.alloc(0), end: 0 };
  let length = 0;
  return {
    add: ({ uuid, name }) => {
      const most = (uuid.length + name.length) * mostBytes + 2 * lengthBytes;
      if (page.bytes.length - page.end < most) {
        const size = Math.min(Math.max(page.bytes.length * 2, smallestPage), largestPage);
        page = { bytes: Buffer.allocUnsafe(Math.max(size, most)), end: 0 };
        pages.push(page);
      }
      page.end = writeText(page.bytes, writeText(page.bytes, page.end, uuid), name);
      length += 1;
    },
    get length() {
      return length;
    },
    *[Symbol.iterator]() {
      for (const { bytes, end } of pages) yield* readDevices(bytes, end);
    },
  };
}

/** Several lists, one after the other, without a copy. */
export function joinDevices(lists: readonly DeviceList[]): DeviceList {
  return {
    length: lists.reduce((sum, { length }) => sum + length, 0),
    *[Symbol.iterator]() {
      for (const list of lists) yield* list;
    },
  };
}

/** writes a text behind its length, and returns where it ends */
function writeText(bytes: Buffer, at: number, text: string): number {
  const written = bytes.write(text, at + lengthBytes);
  bytes[at] = written & 0xff;
  bytes[at + 1] = written >> 8;
  return at + lengthBytes + written;
}

function* readDevices(bytes: Buffer, end: number): Generator<DeviceReference> {
  for (let at = 0; at < end; ) {
    const uuidEnd = textEnd(bytes, at);
    const nameEnd = textEnd(bytes, uuidEnd);
    yield { uuid: textOf(bytes, at, uuidEnd), name: textOf(bytes, uuidEnd, nameEnd) };
    at = nameEnd;
  }
}

function textEnd(bytes: Buffer, at: number): number {
  return at + lengthBytes + bytes.readUInt16LE(at);
}

function textOf(bytes: Buffer, at: number, end: number): string {
  return bytes.toString('utf8', at + lengthBytes, end);
}
