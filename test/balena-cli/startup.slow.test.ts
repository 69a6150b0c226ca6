import { rename } from 'node:fs/promises';
import { packedFile } from './packed.ts';
import { newWorld, succeeded, type World } from './world.ts';

const runs = 20;

/** How long the CLI takes with the plugin and without: told and not asserted, for machines differ and are busy. */
describe('the start of the balena CLI', function () {
  this.timeout(300_000);
  let world: World;

  before(async () => {
    world = await newWorld();
    succeeded(await world.contracts(['install', await packedFile()]));
  });
  after(() => world.end());

  it(`takes about as long with the plugin as without, ${runs} runs of each side by side`, async () => {
    const { dataDirectory } = world.user;
    const times: Record<'with' | 'without', number[]> = { with: [], without: [] };
    for (let run = -1; run < runs; run += 1) {
      const withPlugin = await timed();
      await rename(dataDirectory, `${dataDirectory}-aside`);
      const without = await timed();
      await rename(`${dataDirectory}-aside`, dataDirectory);
      // The first run of each finds nothing compiled.
      if (run < 0) continue;
      times.with.push(withPlugin);
      times.without.push(without);
    }
    const [slower, faster] = [median(times.with), median(times.without)];
    const differences = times.with.map((time, run) => time - (times.without[run] ?? 0));
    console.log(
      `      balena version: ${slower.toFixed(0)} ms with the plugin, ${faster.toFixed(0)} ms without (medians of ${runs}); ` +
        `the median of the differences is ${median(differences).toFixed(1)} ms`,
    );
  });

  async function timed(): Promise<number> {
    const begun = performance.now();
    succeeded(await world.balena(['version']));
    return performance.now() - begun;
  }
});

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}
