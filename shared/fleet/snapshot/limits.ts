/** The deepest nesting of brackets that is read, counted from the outermost of the text. */
export const deepestNesting = 100;

/** The longest text of one device, in bytes. */
export const longestDevice = 4 * 1024 * 1024;
