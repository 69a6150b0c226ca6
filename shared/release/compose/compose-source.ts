import { readSource } from '../files/read-source.ts';
import { type SourceText, startOf } from '../files/source-text.ts';
import type { Project } from '../project.ts';
import { type Environment, givenEnvironment, withEnvFile } from './environment.ts';

const composeSpellings = ['docker-compose.yml', 'docker-compose.yaml'];

/**
 * The compose file of the source directory; of two spellings the first, as builders take it. A
 * `docker-compose.yaml` that isn't sent doesn't exist for them.
 */
export async function composeSource(project: Project): Promise<SourceText | 'refused' | undefined> {
  const { files, sent, problems } = project;
  const there: string[] = [];
  for (const file of composeSpellings) {
    const { kind } = await files.find(file);
    if (kind === 'missing' || kind === 'directory') continue;
    if (await sent.isSent(file)) there.push(file);
    else
      problems.add(
        'file-not-sent',
        startOf(file),
        `${file} is left out by .dockerignore, so the builder never sees its services. Add a line "!${file}" to .dockerignore.`,
      );
  }
  const [file, other] = there;
  if (file === undefined) return undefined;
  if (other !== undefined)
    problems.add(
      'compose-both-spellings',
      startOf(other),
      `${file} and ${other} are both there. Builders read ${file}, and so ${other} means nothing. Remove one of them.`,
    );
  const read = await readSource(files, '', file, { what: 'the compose file', at: startOf(file) }, problems);
  if (read.kind === 'text') return read.source;
  problems.undecide(read.kind === 'refused' ? read.reason : `The compose file ${file} is gone.`);
  return 'refused';
}

/** The variables that it sees: those passed in, then those of the `.env` beside it. */
export async function readEnvironment(
  { files, problems }: Project,
  given: Readonly<Record<string, string>>,
): Promise<Environment> {
  const environment = givenEnvironment(given);
  const found = await files.find('.env');
  if (found.kind === 'missing' || found.kind === 'directory') return environment;
  const wanted = { what: 'the file with variables', at: startOf('.env') };
  const read = await readSource(files, '', '.env', wanted, problems);
  if (read.kind === 'refused') problems.undecide(read.reason);
  return read.kind === 'text' ? withEnvFile(environment, read.source) : environment;
}
