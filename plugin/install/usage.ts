/** What `balena-contracts` says about its own two commands, as oclif says it about the others. */
export const installHelp = `Install this package as a plugin of the balena CLI.

USAGE
  $ balena-contracts install [FILE.tgz] [--link]

ARGUMENTS
  [FILE.tgz]  the package as npm packs it; by default this version is taken from
              the registry

FLAGS
  --link  link this checkout, for developers: build it after each change

DESCRIPTION
  Install this package as a plugin of the balena CLI.

  Puts it into the directory in which the CLI looks for plugins, and leaves all
  others there as they are. Run again it updates. Where something fails, all is
  as it was. balena-contracts uninstall undoes it.

EXAMPLES
  $ npx balena-contracts install

  $ npx ./balena-contracts-0.1.0.tgz install ./balena-contracts-0.1.0.tgz`;

export const uninstallHelp = `Take this package out of the plugins of the balena CLI.

USAGE
  $ balena-contracts uninstall

DESCRIPTION
  Take this package out of the plugins of the balena CLI.

  All other plugins stay as they are.`;

/** what stands in the binary's own list, below oclif's */
export const binaryCommandsList = `INSTALLING
  install             Install this package as a plugin of the balena CLI.
  uninstall           Take it out of the balena CLI again.

`;
