// `npm run contracts` runs in the checkout; the paths that a user names are from where the user stands.
process.chdir(process.env['INIT_CWD'] ?? '.');
await import('../plugin/bin.ts');
