/** What git keeps under a name: a file's bytes, a directory's list, a commit. */
export interface GitObject {
  readonly id: string;
  readonly type: string;
  readonly size: number;
}

/** One answer of `git cat-file`; without bytes where just sizes are asked for. */
export interface ObjectAnswer {
  readonly object: GitObject;
  readonly bytes: Buffer;
}

const noBytes = Buffer.alloc(0);

/**
 * Takes what `git cat-file` writes, chunk by chunk, apart into answers: a line `<id> <type> <size>`, and with contents
 * so many bytes and a newline; for what isn't there a line `<name> missing`, or with another word.
 */
export function answerReader(
  withContents: boolean,
  give: (answer: ObjectAnswer | undefined) => void,
): (chunk: Buffer) => void {
  let line = '';
  let object: GitObject | undefined;
  let parts: Buffer[] = [];
  let expected = 0;

  function takeLine(chunk: Buffer): Buffer {
    const end = chunk.indexOf('\n');
    line += chunk.toString('utf8', 0, end === -1 ? chunk.length : end);
    if (end === -1) return noBytes;
    const [, id = '', type = '', size = ''] = /^([\da-f]{40,64}) (\w+) (\d+)$/.exec(line) ?? [];
    line = '';
    if (id === '') give(undefined);
    else if (!withContents) give({ object: { id, type, size: Number(size) }, bytes: noBytes });
    else {
      object = { id, type, size: Number(size) };
      expected = object.size + 1;
    }
    return chunk.subarray(end + 1);
  }

  function takeContent(chunk: Buffer, of: GitObject): Buffer {
    const part = chunk.subarray(0, expected);
    parts.push(part);
    expected -= part.length;
    if (expected === 0) {
      give({ object: of, bytes: Buffer.concat(parts).subarray(0, of.size) });
      parts = [];
      object = undefined;
    }
    return chunk.subarray(part.length);
  }

  return (chunk) => {
    for (let rest = chunk; rest.length > 0; ) rest = object ? takeContent(rest, object) : takeLine(rest);
  };
}
