import { type Base, check, readSource } from '../shared/check/index.ts';
import { everyDevice } from '../shared/fleet/index.ts';
import type { Check } from '../shared/policy/index.ts';
import { devicesOf } from './devices.ts';
import type { Occasion } from './event/occasion.ts';
import { openCommitTree } from './github/git-tree.ts';
import type { Repository } from './github/repository.ts';
import type { Inputs } from './inputs/inputs.ts';
import { type OpenBase, openBase, readCommitBase } from './project/base.ts';
import { openHead } from './project/head.ts';
import { type BaseFiles, basePolicy, headPolicy } from './project/policy.ts';
import type { Place } from './project/workspace.ts';

/** What is checked in a run, with what it may read. */
export interface EventCheck {
  readonly inputs: Inputs;
  readonly occasion: Occasion;
  readonly place: Place;
  readonly workspace: string;
  /** the repository by GitHub's API; absent without a token */
  readonly repository: Repository | undefined;
  /** a date in UTC, `2026-11-24` */
  readonly today: string;
  /** tells what could not be had, and what follows */
  readonly warn: (message: string) => void;
}

/** From an event to a concluded check: what the project is at head and at base, for whom, on which terms. Rejects with a Failure or FleetError. */
export async function checkEvent(asked: EventCheck): Promise<Check> {
  const { inputs, occasion, place, workspace, repository, today } = asked;
  const head = await openHead(occasion, place, repository, asked.warn);
  const opened = await tryBase(asked, head);
  // Strangers' projects see no variable of the job's.
  const options = { source: inputs.source, environment: {} };
  const sources = { workspace, place, file: inputs.policy, head: head.tree, today };
  const policy = isTrusted(occasion, head.commit)
    ? await headPolicy(sources)
    : await basePolicy(sources, await policyFiles(asked));
  const fleets = inputs.fleets.length > 0 || inputs.devices !== undefined ? inputs.fleets : policy.policy.fleets;
  const devices = devicesOf(inputs, occasion, fleets, workspace);
  const judged = await readSource(head.tree, options);
  const base: Base | undefined = opened && (await readCommitBase(opened, options));
  const { failOn, maxRejecting } = inputs;
  return check({ judged, base, fleets, selection: everyDevice, policy, failOn, maxRejecting, today }, devices);
}

/** Without a base all that rejects counts: more than it should, and never less. */
async function tryBase(
  { occasion: { base }, place, repository, warn }: EventCheck,
  head: Parameters<typeof openBase>[2],
): Promise<OpenBase | undefined> {
  if (base.kind === 'none') return undefined;
  const whole = 'Every device that rejects the release counts, also those that did before.';
  if (place.directory === undefined) {
    warn(`${place.elsewhere} So there is nothing to compare with. ${whole}`);
    return undefined;
  }
  if (!repository) {
    warn(`Without a github-token there is nothing to compare with. ${whole}`);
    return undefined;
  }
  try {
    return await openBase(repository, base, head, place.directory);
  } catch (error) {
    if (!isFailure(error)) throw error;
    warn(`${error.message} So there is nothing to compare with. ${whole}`);
    return undefined;
  }
}

function isFailure(error: unknown): error is Error {
  return error instanceof Error && error.name === 'Failure';
}

/** Whether what is judged may say what it is judged by. */
function isTrusted({ isTrusted: isOurs, isTrustedAtEvent, judged }: Occasion, commit: string): boolean {
  return isOurs && (isTrustedAtEvent === undefined || commit === judged);
}

/** The files of the commit whose policy counts; undefined where they can't be had. */
async function policyFiles({
  occasion: { policyFrom },
  place,
  repository,
  warn,
}: EventCheck): Promise<BaseFiles | undefined> {
  if (!repository || policyFrom === undefined) return undefined;
  try {
    const project =
      place.directory === undefined ? undefined : await openCommitTree(repository, policyFrom, place.directory);
    return { project, repository: await openCommitTree(repository, policyFrom, '') };
  } catch (error) {
    if (!isFailure(error)) throw error;
    warn(error.message);
    return undefined;
  }
}
