/** Addresses of PostgreSQL, in the forms of libpq. */

type Parts = { start: string; user: string; hosts: string; rest: string };

/** `start`: the scheme, empty if the text is not a URL. `hosts`: before the path. `rest`: path, query and fragment. */
export function splitDatabaseUrl(text: string): Parts {
  const [, start = '', authority = '', rest = ''] = /^(\w+:\/\/)([^/?#]*)(.*)$/s.exec(text) ?? [];
  const at = authority.lastIndexOf('@') + 1;
  return { start, user: authority.slice(0, at), hosts: authority.slice(at), rest };
}

/**
 * The URL of each host. Several hosts of one database have the form `postgres://one:5432,two:5433/database` or
 * `postgres:///database?host=one,two&port=5432,5433`; one port is for all.
 */
export function toHostUrls(text: string): string[] {
  const { start, user, hosts, rest } = splitDatabaseUrl(text);
  const [path, query] = rest.split('?');
  const parameters = new URLSearchParams(query);
  const listed = parameters.get('host')?.split(',') ?? [];
  // A user without a host before `?host=` is not a URL.
  const before = hosts || (user && 'localhost');
  if (listed.length < 2) return before.split(',').map((host) => `${start}${user}${host}${rest}`);
  const ports = parameters.get('port')?.split(',') ?? [];
  return listed.map((host, index) => {
    parameters.set('host', host);
    const port = ports.length > 1 ? ports[index] : ports[0];
    if (port !== undefined) parameters.set('port', port);
    return `${start}${user}${before}${path}?${parameters}`;
  });
}
