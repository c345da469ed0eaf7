/** Files that programs look for: `/llms.txt`, the API catalog (RFC 9727) and the security contact (RFC 9116). */
import { DAY_MS } from '../availability/dates.ts';
import { guidePath, guides } from './guides.ts';
import type { Overview } from './reference-view.ts';
import { groupPath } from './reference-view.ts';

/** As proposed on https://llmstxt.org. */
export const writeLlms = ({ version, sections }: Overview, publicUrl: string): string => `# Caledee API

> Find free slots and book them: a scheduling API with OpenAPI contract, webhooks and an MCP server. Version ${version}.

## Guides

${Object.entries(guides)
  .map(([name, { title, about }]) => `- [${title}](${publicUrl}${guidePath(name)}.md): ${about}\n`)
  .join('')}
## Reference

- [OpenAPI document](${publicUrl}/api/docs/openapi.json): the whole contract
- [All operations](${publicUrl}/api/docs.md)
${sections.map(({ name, title, description }) => `- [${title}](${publicUrl}${groupPath(name)}.md): ${description}\n`).join('')}`;

/** A link set (RFC 9264). */
export const toCatalog = (publicUrl: string): object => ({
  linkset: [
    {
      anchor: `${publicUrl}/api/v2`,
      'service-desc': [{ href: `${publicUrl}/api/docs/openapi.json`, type: 'application/vnd.oai.openapi+json;version=3.1' }],
      'service-doc': [
        { href: `${publicUrl}/api/docs`, type: 'text/html' },
        { href: `${publicUrl}/docs`, type: 'text/html' },
      ],
      status: [{ href: `${publicUrl}/readyz`, type: 'application/json' }],
    },
    {
      anchor: `${publicUrl}/api/mcp`,
      'service-doc': [{ href: `${publicUrl}/docs/mcp`, type: 'text/html' }],
    },
  ],
});

const validDays = 90;

/** Expires later whenever it is read: it is as current as the configuration. */
export const writeSecurityContact = (contact: string, publicUrl: string, now: Date): string =>
  `Contact: ${contact}
Expires: ${new Date(now.getTime() + validDays * DAY_MS).toISOString().slice(0, 10)}T00:00:00.000Z
Preferred-Languages: en
Canonical: ${publicUrl}/.well-known/security.txt
`;
