/** What npm tells its children through the environment: what it is, what it runs, and each of its settings. */
const npmsOwn = /^npm_(?:config|package|lifecycle|command|execpath|node_execpath)(?:_|$)/;

/** What of the settings is how to get to a registry: through which proxy, with which certificate, for which scope. */
const kept =
  /^npm_config_(?:registry|cache|userconfig|globalconfig|no_?proxy|https?_?proxy|proxy|ca|cafile|cert|certfile|key|keyfile|strict_ssl|offline|prefer_offline|fetch_\w+|@.*|\/\/.*)$/;

/**
 * The environment for another npm than the one that runs us. That one tells its children what it was asked to do
 * itself (`npx` among others where its packages go), and the other would take it for its own. npm writes these in
 * lower case; what is in capitals a user has set, such as the token that an `.npmrc` names.
 */
export function npmVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !npmsOwn.test(name) || kept.test(name)));
}
