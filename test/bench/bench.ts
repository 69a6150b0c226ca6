import { benchJudging } from './judging.ts';
import { formatMeasured } from './measuring.ts';
import { benchProcesses } from './processes.ts';

/** `npm run bench`: prints each ratio with its goal beside it. Nothing is asserted, for machines are noisy. */
for (const measured of [...(await benchJudging()), ...(await benchProcesses())]) {
  process.stdout.write(`${formatMeasured(measured)}\n`);
}
