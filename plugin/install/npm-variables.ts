/** What of npm's own settings reaches it through the environment: how it gets to a registry, and through which proxy. */
const kept =
  /^npm_config_(?:registry|cache|userconfig|globalconfig|noproxy|https?_?proxy|proxy|cafile|strict_ssl|offline|prefer_offline|fetch_\w+)$/i;

/**
 * The environment for another npm than the one that runs us. That one tells its children what it was asked to do
 * itself (`npx` among others where its packages go), and the other would take it for its own.
 */
export function npmVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^npm_/i.test(name) || kept.test(name)));
}
