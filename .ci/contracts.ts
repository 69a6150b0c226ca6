import { runBinary } from '../plugin/run-binary.ts';

// `npm run contracts` runs in the checkout; the paths that a user names are from where the user stands.
process.chdir(process.env['INIT_CWD'] ?? '.');
await runBinary(process.argv.slice(2));
