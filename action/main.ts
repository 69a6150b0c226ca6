import { setFailed } from '@actions/core';

// The Action's face is here, its body isn't yet: it must never look like a check that passed.
setFailed(
  'The balena-contracts Action checks nothing yet. In this version a workflow can run the command line: balena-contracts check --devices FILE.',
);
