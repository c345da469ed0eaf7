import type pg from 'pg';

const text = `select current_setting('server_encoding') as encoding, lower('I') = 'i' as "lowersI"`;

/** Throws for an encoding that refuses some texts, and for a collation in which email addresses do not match case-insensitively. */
export async function checkRequirements(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ encoding: string; lowersI: boolean }>(text);
  const { encoding, lowersI } = rows[0] as { encoding: string; lowersI: boolean };
  if (encoding !== 'UTF8') throw new Error(`its encoding is ${encoding}; create the database with the encoding UTF8`);
  if (!lowersI) {
    throw new Error(
      `its collation does not lower-case "I" to "i", so email addresses would not match; create the database with another locale, such as C.UTF-8`,
    );
  }
}
