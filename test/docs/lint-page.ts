import type { Facts } from '../../shared/fleet/index.ts';
import type { Release } from '../../shared/release/index.ts';
import { generations, prepareJudge } from '../../shared/supervisor/index.ts';
import { type Files, lintFiles } from '../lint/linting.ts';

/** A section of docs/lint.md: what it says of one code. */
export interface Section {
  readonly code: string;
  readonly text: string;
  /** the files of its examples; a block of the page begins with ```yaml wrong contract.yml */
  readonly wrong: Files | undefined;
  readonly right: Files | undefined;
}

/** The sections of the page, one for each heading of the third level. */
export function sectionsOf(page: string): Section[] {
  return page
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const [code = ''] = part.split('\n', 1);
      const text = part.slice(code.length).replace(/^## [\s\S]*$/m, '');
      return {
        code: code.replaceAll('`', '').trim(),
        text,
        wrong: filesOf(text, 'wrong'),
        right: filesOf(text, 'right'),
      };
    });
}

function filesOf(text: string, kind: 'wrong' | 'right'): Files | undefined {
  const blocks = [...text.matchAll(/^```\w+ (wrong|right) (\S+)\n([\s\S]*?)^```$/gm)].filter(
    ([, found]) => found === kind,
  );
  if (blocks.length === 0) return undefined;
  const files = Object.fromEntries(blocks.map(([, , file = '', content = '']) => [file, content]));
  // what is built has a Dockerfile, which is nothing to show
  const contexts = Object.values(files).flatMap((content) => [...content.matchAll(/(?:build|context): \.\/(\w+)$/gm)]);
  const directories = ['', ...contexts.map(([, directory]) => `${directory}/`)];
  const dockerfiles = directories.map((directory) => [`${directory}Dockerfile`, 'FROM scratch\n'] as const);
  return { ...Object.fromEntries(dockerfiles), ...files };
}

const start = '<!-- judged -->';
const end = '<!-- end -->';

/** The page with what each Supervisor makes of its wrong examples written anew. */
export async function lintPage(page: string): Promise<string> {
  let written = page;
  for (const { text, wrong } of sectionsOf(page)) {
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < from || wrong === undefined) continue;
    const { project } = await lintFiles(wrong);
    const anew = `${text.slice(0, from + start.length)}\n${judgedTable(project.release)}\n${text.slice(to)}`;
    written = written.replace(text, () => anew);
  }
  return written;
}

const devices: readonly (readonly [name: string, facts: Facts])[] = [
  [
    'Raspberry Pi 3',
    { deviceType: 'raspberrypi3', arch: 'armv7hf', l4tVersion: null, osVersion: '6.4.0', kernelVersion: '6.1.77' },
  ],
  [
    'Jetson Nano',
    { deviceType: 'jetson-nano', arch: 'aarch64', l4tVersion: '32.7', osVersion: '6.4.0', kernelVersion: '4.9.299' },
  ],
  [
    'Intel NUC',
    { deviceType: 'intel-nuc', arch: 'amd64', l4tVersion: null, osVersion: '6.4.0', kernelVersion: '6.1.77' },
  ],
];

/** One row for each device, one column for each run of Supervisors that decide alike on all of them. */
function judgedTable(release: Release): string {
  const judge = prepareJudge(release);
  const optional = release.services.map((service) => service.optional);
  const columns = generations.map(({ from }) => {
    const supervisorVersion = from === '0.0.0' ? '10.3.7' : from;
    const marks = devices.map(([, facts]) => {
      const { decision } = judge({ ...facts, supervisorVersion }).decided ?? {};
      if (decision?.accepts === undefined) return '?';
      if (!decision.accepts) return decision.invalid ? '‼' : '✗';
      return decision.met.some((met, index) => optional[index] && met === false) ? '○' : '✓';
    });
    return { head: from === '0.0.0' ? 'below 10.4.0' : from, marks };
  });
  const shown = columns.filter(({ marks }, index) => marks.join() !== columns[index - 1]?.marks.join());
  const heads = shown.length === 1 ? ['all'] : shown.map(({ head }) => head);
  const rows = devices.map(([name], index) => `| ${name} |${shown.map(({ marks }) => ` ${marks[index]} |`).join('')}`);
  return [
    `| Supervisor |${heads.map((head) => ` ${head} |`).join('')}`,
    `| --- |${shown.map(() => ' :-: |').join('')}`,
    ...rows,
  ].join('\n');
}
