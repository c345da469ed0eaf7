/**
 * The documentation: the reference at `/api/docs`, the guides at `/docs`, each also as Markdown, and the contract itself. Pages are written
 * when they are first requested, and kept until the examples move to another week.
 */
import { type RequestHandler, type Response, Router } from 'express';
import { readContract } from '../contract.ts';
import { createDocument, type Document, sendDocument } from '../http/documents.ts';
import { onlyGet } from '../http/only-get.ts';
import type { View } from '../web/layout.ts';
import { sendPage, toPageHeaders } from '../web/send.ts';
import { readParts } from './contract-parts.ts';
import { daysFromExamples } from './examples.ts';
import { contractPath, referencePath } from './frame.ts';
import { guidePath, guides, guidesView, guideView, readGuide, writeGuideList } from './guides.ts';
import type { Shown } from './operation-view.ts';
import { writeGroup, writeOverview } from './reference-markdown.ts';
import { groupPath, groupView, type Overview, overviewView, toOverview } from './reference-view.ts';
import { type Deployment, writeContract } from './served-contract.ts';
import { toCatalog, writeLlms, writeSecurityContact } from './well-known.ts';

/**
 * `examples`: the database has the objects of the contract's examples; with the values of path parameters that depend on the deployment.
 * `isHome`: `/` leads to the reference.
 */
export type DocsOptions = { securityContact?: string | undefined; examples?: Record<string, string>; isHome?: boolean };

type Write = () => string | Promise<string>;
type Format = 'html' | 'md' | 'txt' | 'json' | 'linkset';

const types: Record<Format, string> = {
  html: 'html',
  md: 'text/markdown; charset=utf-8',
  txt: 'txt',
  json: 'json',
  linkset: 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
};

export function createDocs(deployment: Deployment, options: DocsOptions = {}): Router {
  const { securityContact, isHome = false } = options;
  const router = Router({ caseSensitive: true });
  const serve = (path: string, format: Format, write: Write): void => {
    const read = keepLast(() => writeDocument(write, format));
    router.all(path, onlyGet, async (req, res) => {
      const document = await read(`${deployment.publicUrl} ${daysFromExamples(new Date())} ${JSON.stringify(options.examples)}`);
      if (format === 'html') setPageHeaders(res);
      await sendDocument(req, res, document);
    });
  };
  const servePage = (path: string, writePage: () => View, writeMarkdown: Write): void => {
    serve(path, 'html', async () => String(await writePage()));
    serve(`${path}.md`, 'md', writeMarkdown);
  };
  const readOverview = (): Overview => toOverview(readParts(deployment));
  const shownOf = ({ schemas }: Pick<Shown, 'schemas'>): Shown => ({
    ...{ schemas, publicUrl: deployment.publicUrl, examples: options.examples },
    days: daysFromExamples(new Date()),
  });

  router.all(referencePath, onlyGet, search(readOverview));
  servePage(
    referencePath,
    () => overviewView(readOverview()),
    () => writeOverview(readOverview()),
  );
  serve(contractPath, 'json', () => writeContract(deployment));
  for (const name of groupNames) {
    const find = () => {
      const parts = readParts(deployment);
      return { parts, group: parts.groups.find((group) => group.name === name)!, shown: shownOf(parts) };
    };
    const writePage = () => {
      const { parts, group, shown } = find();
      return groupView(parts, group, shown);
    };
    servePage(groupPath(name), writePage, () => {
      const { group, shown } = find();
      return writeGroup(group, shown);
    });
  }
  servePage('/docs', guidesView, writeGuideList);
  for (const name of Object.keys(guides)) {
    const read = () => readGuide(name, deployment);
    servePage(
      guidePath(name),
      () => guideView(name, read()),
      () => withMarkdownLinks(read()),
    );
  }
  serve('/llms.txt', 'txt', () => writeLlms(readOverview(), deployment.publicUrl));
  serve('/.well-known/api-catalog', 'linkset', () => JSON.stringify(toCatalog(deployment.publicUrl)));
  if (securityContact !== undefined)
    serve('/.well-known/security.txt', 'txt', () => writeSecurityContact(securityContact, deployment.publicUrl, new Date()));
  if (isHome) router.all('/', onlyGet, (_req, res) => res.redirect(referencePath));
  redirectOldPaths(router);
  return router;
}

/** Fixed, unlike what a deployment says about each. */
const groupNames = (readContract() as unknown as { tags: { name: string }[] }).tags.map(({ name }) => name);

/** Of guides, between files as Markdown. */
const withMarkdownLinks = (text: string): string => text.replaceAll(/\]\((\/docs\/[\w-]+)(?=[)#])/g, ']($1.md');

const setPageHeaders = (res: Response): void =>
  void res.set({ ...toPageHeaders({ formAction: ["'self'"], fetches: true }), 'X-Frame-Options': 'DENY' });

const writeDocument = async (write: Write, format: Format): Promise<Document> =>
  createDocument(Buffer.from(await write()), types[format], 'no-cache');

/** The list of operations for a search, which is not kept. */
function search(readOverview: () => Overview): RequestHandler {
  return async (req, res, next) => {
    const words = new URLSearchParams(req.originalUrl.split('?')[1]).get('q');
    if (words === null) return next();
    await sendPage(res, overviewView(readOverview(), words.slice(0, 100)), { fetches: true });
  };
}

function redirectOldPaths(router: Router): void {
  const old: Record<string, string> = {
    ...Object.fromEntries(Object.keys(guides).map((name) => [`${referencePath}/guides/${name}`, guidePath(name)])),
    [`${referencePath}/guides/agents`]: guidePath('mcp'),
    '/docs/agents': guidePath('mcp'),
  };
  for (const [path, target] of Object.entries(old)) router.all(path, onlyGet, (_req, res) => res.redirect(308, target));
}

/** Calls with one key share a document. */
function keepLast(create: () => Promise<Document>): (key: string) => Promise<Document> {
  let kept: { key: string; document: Promise<Document> } | undefined;
  return (key) => {
    if (kept?.key !== key) kept = { key, document: create() };
    return kept.document;
  };
}
