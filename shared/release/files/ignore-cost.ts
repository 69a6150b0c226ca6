/** What a pattern of one shape may cost, and how many patterns have it. */
interface Shape {
  /** `**`, each of which may end at any slash */
  readonly deep: number;
  /** for each directory level of the pattern, what in it may end at any character of a name */
  readonly wide: readonly number[];
  /** ways that a pattern offers by alternatives */
  readonly ways: number;
  count: number;
}

/** What trying a pattern costs that has nothing to try. */
const least = 100;

/**
 * How many steps it may take at most to try the patterns of a `.dockerignore` on a path. The filter
 * library makes regular expressions of them (also of `+`, `{`, `(` and `|`, which it lets through),
 * and those try every way in which wildcards can share a name among them: six in a row take
 * seconds, and a repeated group for ever. So the steps are counted before they are taken.
 */
export function ignoreCost(patterns: string): (path: string) => number {
  const shapes = new Map<string, Shape>();
  for (const line of patterns.split('\n')) {
    if (line.startsWith('#') || line.trim() === '') continue;
    const shape = shapeOf(line);
    const key = `${shape.deep} ${shape.wide.join()} ${shape.ways}`;
    const known = shapes.get(key);
    if (known === undefined) shapes.set(key, shape);
    else known.count += 1;
  }
  if (shapes.size === 0) return () => 0;
  return (path) => {
    const names = path.split('/');
    const longest = Math.max(...names.map((name) => name.length));
    let cost = 0;
    for (const shape of shapes.values()) cost += shape.count * costOf(shape, names.length, longest);
    return cost;
  };
}

function shapeOf(pattern: string): Shape {
  const deep = pattern.match(/\*\*/g)?.length ?? 0;
  const wide = pattern
    .replaceAll(/\*\*\/?/g, '')
    .split('/')
    .map((name) => name.match(/[*+{]/g)?.length ?? 0)
    .filter((many) => many > 0);
  // a group that is repeated has more ways than can be tried
  const repeated = /\)[+{]/.test(pattern);
  return { deep, wide, ways: repeated ? Number.POSITIVE_INFINITY : 2 ** (pattern.match(/\|/g)?.length ?? 0), count: 1 };
}

// A pattern is tried on the path and on the directories that it lies in.
function costOf({ deep, wide, ways }: Shape, levels: number, longest: number): number {
  let cost = chosen(levels + deep, deep) * ways;
  for (const many of wide) cost *= chosen(longest + many, many);
  return (cost + least) * (levels + 1);
}

/** In how many ways `some` can be chosen out of `all`. */
function chosen(all: number, some: number): number {
  let ways = 1;
  for (let index = 1; index <= some && ways < Number.MAX_SAFE_INTEGER; index += 1)
    ways = (ways * (all - some + index)) / index;
  return ways;
}
