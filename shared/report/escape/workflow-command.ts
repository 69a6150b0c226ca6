/**
 * The message of a workflow command, as GitHub's runner reads it back: without it a line break would end the command,
 * and what stands behind could be another one.
 */
export function escapeWorkflowData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property of a workflow command, such as a file: it ends at a comma or a colon, too. */
export function escapeWorkflowProperty(text: string): string {
  return escapeWorkflowData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
