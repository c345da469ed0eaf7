/** A command failed for a reason that the operator can fix. The message is one line. */
export class CommandError extends Error {}
