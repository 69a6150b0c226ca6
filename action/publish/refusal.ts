/** What is told where GitHub doesn't let us do something: a matter of permissions that the workflow can give. Throws on what is no refusal. */
export function refusal(error: unknown, what: string, permission: string): string {
  if (!(error instanceof Error) || error.name !== 'Failure') throw error;
  const isRefused = 'code' in error && (error.code === 'github-refused' || error.code === 'github-missing');
  const advice = isRefused
    ? ` Add "${permission}" to the permissions of the job; pull requests from forks never get it.`
    : '';
  return `${what}: ${error.message}${advice}`;
}
