import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { applyFixes, type LintDiagnostic, lint } from '../shared/lint/index.ts';
import { type FileTree, overlaidTree, type ReadProjectOptions, readProject } from '../shared/release/index.ts';
import { errorsBrought } from './errors-brought.ts';
import { notInGit } from './git-state.ts';
import { replaceFile } from './replace-file.ts';

/** What was corrected in a project, file by file. */
export interface FixOutcome {
  readonly files: readonly { readonly file: string; readonly before: string; readonly after: string }[];
  readonly fixed: readonly LintDiagnostic[];
  /** the files that were left alone, with why and what to do, each a clause */
  readonly refused: ReadonlyMap<string, string>;
}

/** one fix may make way for another; more often than this none does */
const rounds = 10;

/**
 * Applies the certain fixes of a project to its files. All is tried on texts in memory first, until nothing
 * is left to correct, and each file is then replaced at once. A file that git could not bring back is
 * refused, unless it is to be forced; and so is one that could not be read any more, or not be built.
 */
export async function fixProject(
  source: string,
  tree: FileTree,
  options: ReadProjectOptions,
  force: boolean,
): Promise<FixOutcome> {
  const root = await realpath(source);
  const whyNotInGit = force ? async () => undefined : await notInGit(root);
  const texts = new Map<string, string>();
  const before = new Map<string, string>();
  const refusals = new Map<string, string | undefined>();
  const fixed: LintDiagnostic[] = [];
  let project = await readProject(tree, options);
  for (let round = 0; round < rounds; round += 1) {
    const diagnostics = await lint(project);
    for (const file of new Set(diagnostics.flatMap(({ fix }) => fix?.edits.map(({ location }) => location.file) ?? [])))
      if (!refusals.has(file)) {
        const why = await whyNotInGit(join(root, file));
        refusals.set(file, why && `${why}. Commit it, or add --force`);
      }
    const { sources } = project.written;
    const applied = applyFixes(diagnostics, sources, (file) => refusals.get(file) === undefined);
    if (applied.fixed.length === 0) break;
    const corrected = await readProject(overlaidTree(tree, new Map([...texts, ...applied.texts])), options);
    const brought = errorsBrought(project.diagnostics, corrected.diagnostics);
    if (brought.length > 0) {
      const among = [...applied.texts.keys()].filter((file) => brought.some(({ location }) => location.file === file));
      const why = `correcting it would bring the error ${brought[0]?.code}. Correct it by hand`;
      for (const file of among.length > 0 ? among : applied.texts.keys()) refusals.set(file, why);
      continue;
    }
    project = corrected;
    fixed.push(...applied.fixed);
    for (const [file, text] of applied.texts) {
      if (!before.has(file)) before.set(file, sources.get(file)?.text ?? '');
      texts.set(file, text);
    }
  }
  const files = [...texts].map(([file, after]) => ({ file, before: before.get(file) ?? '', after }));
  for (const { file, before: old, after } of files) await replaceFile(root, file, old, after);
  const refused = [...refusals].flatMap(([file, why]) => (why === undefined ? [] : [[file, why] as const]));
  return { files, fixed, refused: new Map(refused) };
}
