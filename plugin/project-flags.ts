import { Flags } from '@oclif/core';

/** The options by which every command that reads a project names it. */
export const projectFlags = {
  source: Flags.string({
    char: 's',
    description: 'directory of the project',
    default: '.',
    helpValue: '<directory>',
  }),
  'multi-dockerignore': Flags.boolean({
    char: 'm',
    description: "use each service's own .dockerignore, as balena push does with the same option",
  }),
  'compose-spec': Flags.boolean({
    description: 'count new compose fields as a requirement of sw.spec, as newer builders do',
  }),
};
