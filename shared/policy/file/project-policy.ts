import {
  decodeText,
  excerpt,
  type FileTree,
  projectFiles,
  sizeLimit,
  startOf,
  type TextRead,
} from '../../release/index.ts';
import { noPolicy } from '../policy.ts';
import { collectPolicyProblems, type PolicyProblems } from './problems.ts';
import { type PolicyRead, readPolicy } from './read-policy.ts';

/** where a project has its policy; the first that is there */
const places = ['balena-contracts.yml', '.github/balena-contracts.yml'] as const;
/** what looks like a policy, and is read by nobody */
const misnamed = ['balena-contracts.yaml', '.github/balena-contracts.yaml'] as const;

/**
 * The policy of a project: `balena-contracts.yml` in the source directory, else in its `.github`; no policy where
 * neither is there. Nothing outside the source directory is read, also not by a link. `today` is a date in UTC.
 */
export async function readProjectPolicy(tree: FileTree, today: string): Promise<PolicyRead> {
  const problems = collectPolicyProblems();
  const files = projectFiles(tree);
  const isThere = async (path: string) => (await files.find(path)).kind !== 'missing';
  const [first, second] = places;
  const path = (await isThere(first)) ? first : (await isThere(second)) ? second : undefined;
  if (path === undefined) {
    for (const name of misnamed) if (await isThere(name)) tellMisnamed(name, problems);
    return { policy: noPolicy, diagnostics: problems.diagnostics };
  }
  if (path === first && (await isThere(second))) {
    const message = `${second} is not read, for there is ${first} in the source directory. Remove one of the two.`;
    problems.add('policy-in-two-places', startOf(second), message);
  }
  const found = await files.find(path);
  if (found.kind === 'file') return readText(path, await files.text(found), today, problems);
  if (found.kind === 'unreadable') return readText(path, found, today, problems);
  if (found.kind === 'outside') {
    const message = `${path} is a symbolic link out of the source directory, and isn't read. Put the file itself there, or name it with --policy.`;
    problems.add('policy-outside', startOf(path), message);
  } else problems.add('policy-unreadable', startOf(path), `${path} is a directory. Put a file there.`);
  return { policy: noPolicy, diagnostics: problems.diagnostics };
}

function tellMisnamed(name: string, problems: PolicyProblems): void {
  const message = `${name} is not read, for a policy is called balena-contracts.yml. Rename it.`;
  problems.add('policy-misnamed', startOf(name), message);
}

/** The policy in the bytes of a file, which is named as it is to be told of. `today` is a date in UTC. */
export function readPolicyFile(file: string, bytes: Uint8Array, today: string): PolicyRead {
  return readText(file, decodeText(file, bytes), today, collectPolicyProblems());
}

function readText(file: string, text: TextRead, today: string, problems: PolicyProblems): PolicyRead {
  if (text.kind === 'text') {
    const { policy, diagnostics } = readPolicy(text.source, today);
    return { policy, diagnostics: [...problems.diagnostics, ...diagnostics] };
  }
  const name = excerpt(file);
  if (text.kind === 'too-large') {
    const message = `${name} has more than 1 MiB (${sizeLimit.toLocaleString('en-GB')} bytes) and is not read. Make it smaller.`;
    problems.add('policy-too-large', startOf(file), message);
  } else if (text.kind === 'not-utf8') {
    problems.add('policy-not-utf8', startOf(file), `${name} isn't UTF-8 text. Save it as UTF-8.`);
  } else {
    const message = `${name} can't be read (${excerpt(text.reason)}). Check that it may be read, and try again.`;
    problems.add('policy-unreadable', startOf(file), message);
  }
  return { policy: noPolicy, diagnostics: problems.diagnostics };
}
