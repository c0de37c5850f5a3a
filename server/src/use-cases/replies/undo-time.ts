/** A sent reply is held this long, in milliseconds, and can be undone until then. */
export const undoMs = 10_000
