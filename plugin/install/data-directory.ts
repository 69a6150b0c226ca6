import { posix, win32 } from 'node:path';

/** What decides where a program keeps its data. */
export interface Place {
  /** as `process.platform` has it */
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** as `os.homedir()` has it */
  readonly homedir: string;
}

/**
 * The directory from which the balena CLI loads its users' plugins, by oclif's rules for a program of that name:
 * its own variable, then XDG's, then on Windows the local data of applications, else `.local/share` in the home
 * directory; so also on macOS.
 */
export function dataDirectory({ platform, environment, homedir }: Place): string {
  const { join } = platform === 'win32' ? win32 : posix;
  const own = environment['BALENA_DATA_DIR'];
  if (own) return own;
  const base =
    environment['XDG_DATA_HOME'] ||
    (platform === 'win32' && environment['LOCALAPPDATA']) ||
    join(home({ platform, environment, homedir }), '.local/share');
  return join(base, 'balena-cli');
}

function home({ platform, environment, homedir }: Place): string {
  const { HOME, HOMEDRIVE, HOMEPATH, USERPROFILE } = environment;
  if (HOME) return HOME;
  const onWindows = HOMEDRIVE && HOMEPATH ? win32.join(HOMEDRIVE, HOMEPATH) : USERPROFILE;
  return (platform === 'win32' && onWindows) || homedir;
}
