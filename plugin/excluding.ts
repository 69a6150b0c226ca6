/**
 * Says of an option that it can't stand beside others. oclif's own word for that, `exclusive`, would also write all of
 * them into the line of usage, bracket within bracket; so just the option's help says it.
 */
export function excluding(flags: readonly string[]): {
  relationships: { type: 'none'; flags: string[] }[];
} {
  return { relationships: [{ type: 'none', flags: [...flags] }] };
}
