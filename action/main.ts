import { randomUUID } from 'node:crypto';
import * as core from '@actions/core';
import { context } from '@actions/github';
import { connectGitHub } from './github/connect.ts';
import { useProxy } from './proxy.ts';
import { makeLog } from './publish/log.ts';
import { runAction } from './run-action.ts';

const { env } = process;

// Before anything is done with them: the runner blots them out of all that is printed.
for (const name of ['balena-token', 'github-token'])
  for (const line of core.getInput(name).split('\n')) if (line.trim() !== '') core.setSecret(line.trim());

const log = makeLog({
  write: (text) => process.stdout.write(text),
  notice: (message) => core.notice(message),
  warning: (message) => core.warning(message),
  debug: core.debug,
  secret: randomUUID(),
});
const repository = env['GITHUB_REPOSITORY'] ?? '';
await runAction({
  input: (name) => core.getInput(name),
  event: {
    name: context.eventName,
    sha: context.sha,
    ref: context.ref,
    actor: context.actor,
    repository,
    payload: context.payload,
  },
  workflow: context.workflow,
  job: context.job,
  run: context.runId,
  runUrl: `${context.serverUrl}/${repository}/actions/runs/${context.runId}`,
  workspace: env['GITHUB_WORKSPACE'] || process.cwd(),
  temporary: env['RUNNER_TEMP'] || process.cwd(),
  connect: (token) => connectGitHub({ token, repository, apiUrl: context.apiUrl, debug: core.debug }),
  log,
  setOutput: core.setOutput,
  fail: core.setFailed,
  writeSummary: env['GITHUB_STEP_SUMMARY'] ? async (text) => void (await core.summary.addRaw(text).write()) : undefined,
  today: new Date().toISOString().slice(0, 10),
  now: () => new Date().toISOString(),
  prepare: () => useProxy(env),
});
