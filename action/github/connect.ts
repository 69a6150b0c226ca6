import { setTimeout as sleep } from 'node:timers/promises';
import { getOctokit } from '@actions/github';
import { type AskGitHub, makeAskGitHub } from './asking.ts';

/** for one request, in milliseconds */
const timeLimit = 30_000;

export interface GitHubAccess {
  readonly token: string;
  /** `acme/app` */
  readonly repository: string;
  /** of the runner's own GitHub, which may be an Enterprise Server */
  readonly apiUrl: string;
  readonly debug: (line: string) => void;
}

/** Opens GitHub's API for one repository. Nothing is sent yet. */
export function connectGitHub({ token, repository, apiUrl, debug }: GitHubAccess): AskGitHub {
  const [owner = '', repo = ''] = repository.split('/');
  const octokit = getOctokit(token, {
    baseUrl: apiUrl,
    // The client would print what GitHub deprecates, with addresses in it.
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  return makeAskGitHub(async (route, parameters) => {
    const begun = performance.now();
    const told = (what: unknown) => debug(`GitHub: ${route} ${what} in ${Math.round(performance.now() - begun)} ms`);
    try {
      const request = { signal: AbortSignal.timeout(timeLimit) };
      const answer = await octokit.request(route, { owner, repo, ...parameters, request });
      told(answer.status);
      return answer;
    } catch (error) {
      told(Object(error).status ?? 'failed');
      throw error;
    }
  }, sleep);
}
