/** One name of a directory that git keeps, with the object behind it. */
export interface Listed {
  readonly kind: 'file' | 'directory' | 'link' | 'submodule';
  readonly id: string;
}

const space = 0x20;

/**
 * The names of a directory as git stores them: a mode in octal digits, a space, the name, a zero byte and the id in
 * binary, 20 bytes or in newer repositories 32; one behind the other, with nothing between.
 */
export function listingOf(bytes: Buffer, idLength: number): ReadonlyMap<string, Listed> {
  const listing = new Map<string, Listed>();
  for (let at = 0; at < bytes.length; ) {
    const nameStart = bytes.indexOf(space, at) + 1;
    const nameEnd = bytes.indexOf(0, nameStart);
    const end = nameEnd + 1 + idLength;
    if (nameStart === 0 || nameEnd === -1 || end > bytes.length)
      throw new Error('git keeps a directory that is broken');
    const id = bytes.toString('hex', nameEnd + 1, end);
    const kind = kindOf(Number.parseInt(bytes.toString('latin1', at, nameStart - 1), 8));
    listing.set(bytes.toString('utf8', nameStart, nameEnd), { kind, id });
    at = end;
  }
  return listing;
}

function kindOf(mode: number): Listed['kind'] {
  switch (mode & 0o170000) {
    case 0o040000:
      return 'directory';
    case 0o120000:
      return 'link';
    case 0o160000:
      return 'submodule';
    default:
      return 'file';
  }
}
