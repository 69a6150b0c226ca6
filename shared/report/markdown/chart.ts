import type { Check } from '../../policy/index.ts';
import { thousands } from '../numbers.ts';
import { judgedFleets } from '../verdict.ts';

/** Slices in the order of the five judgements, with their colours: GitHub's own, that stand out on light and dark. */
const slices = [
  ['runs', 'run it', '#2da44e'],
  ['rejects', 'reject it', '#cf222e'],
  ['misjudged', 'misjudged', '#bc4c00'],
  ['unprotected', 'unprotected', '#bf8700'],
  ['unknown', 'unknown', '#8c959f'],
] as const;

/**
 * A picture of all devices by judgement, which GitHub draws of Mermaid's language. No stranger's word is in it. Nothing
 * where all devices come to the same. Mermaid draws the largest slice first, and takes colours in that order.
 */
export function chartBlocks(check: Check): string[] {
  const assessments = judgedFleets(check);
  const devicesOf = (key: (typeof slices)[number][0]) => assessments.reduce((sum, { counts }) => sum + counts[key], 0);
  const drawn = slices
    .map(([key, label, colour]) => ({ label, colour, devices: devicesOf(key) }))
    .filter(({ devices }) => devices > 0)
    .sort((a, b) => b.devices - a.devices);
  if (drawn.length < 2) return [];
  const all = drawn.reduce((sum, { devices }) => sum + devices, 0);
  const colours = drawn.map(({ colour }, index) => `'pie${index + 1}': '${colour}'`).join(', ');
  return [
    [
      '```mermaid',
      `%%{init: {'theme': 'base', 'themeVariables': {${colours}}}}%%`,
      'pie showData',
      `  title ${thousands(all)} devices`,
      ...drawn.map(({ label, devices }) => `  "${label}" : ${devices}`),
      '```',
    ].join('\n'),
  ];
}
