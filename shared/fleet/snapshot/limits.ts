/** The longest name of a device that is kept, in UTF-16 units; a longer one is cut. */
export const longestName = 255;

/** The longest uuid, fact or fleet slug that is taken, in UTF-16 units. */
export const longestFact = 255;

/** The deepest nesting of brackets that is read, counted from the outermost of the text. */
export const deepestNesting = 100;

/** The longest text of one device, in bytes. */
export const longestDevice = 4 * 1024 * 1024;
