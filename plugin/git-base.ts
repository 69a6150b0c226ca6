import { type Base, readBase } from '../shared/check/index.ts';
import { openGitTree } from './git-tree.ts';
import { projectOptions } from './project-options.ts';

/** Reads the project at the git ref that is asked for; undefined where none is. */
export async function readGitBase(
  request: Parameters<typeof projectOptions>[0] & { readonly against?: string | undefined },
): Promise<Base | undefined> {
  const { against: ref, source } = request;
  if (ref === undefined) return undefined;
  const { tree, close } = await openGitTree(source, ref);
  try {
    return await readBase(tree, { ...projectOptions(request), ref });
  } finally {
    await close();
  }
}
