/** The longest name of a device that is kept, in UTF-16 units; a longer one is cut. */
export const longestName = 255;

/** The longest uuid, fact or fleet slug that is taken, in UTF-16 units. */
export const longestFact = 255;
