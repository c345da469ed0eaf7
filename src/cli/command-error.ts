/** A command failed for a reason that the operator can fix. The message is one line. */
export class CommandError extends Error {}

/** `list`: the command that lists those that exist. */
export const notFound = (
  kind: 'Calendar' | 'Organization' | 'Token' | 'User',
  name: string,
  list = `${kind.toLowerCase()} list`,
): CommandError => new CommandError(`${kind} "${name}" not found. List those that exist with: caledee ${list}`);
