/** The stylesheets, the scripts and the icon. Their URLs contain a hash of the content, so browsers may cache them forever. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Router } from 'express';
import { createDocument, sendDocument } from '../http/documents.ts';
import { onlyGet } from '../http/only-get.ts';

export const cacheControl = 'public, max-age=31536000, immutable';

const read = (name: string, type: string, parts = [name]) => {
  const content = Buffer.concat(parts.map((part) => readFileSync(new URL(part, import.meta.url))));
  const version = hash('sha256', content, 'base64url').slice(0, 12);
  return { path: `/assets/${name}`, url: `/assets/${name}?v=${version}`, document: createDocument(content, type, cacheControl) };
};

const assets = {
  style: read('pages.css', 'css'),
  hostStyle: read(
    'host-pages.css',
    'css',
    ['frame', 'bookings', 'event-types', 'availability', 'week', 'developers'].map((part) => `host-style/${part}.css`),
  ),
  docsStyle: read('docs.css', 'css'),
  docs: read('docs.js', 'js'),
  script: read('copy.js', 'js'),
  zone: read('zone.js', 'js'),
  frame: read('frame.js', 'js'),
  proof: read('proof.js', 'js'),
  passkeys: read('passkeys.js', 'js'),
  permissions: read('permissions.js', 'js'),
  icon: read('icon.svg', 'svg'),
};

export const assetUrls = {
  style: assets.style.url,
  hostStyle: assets.hostStyle.url,
  docsStyle: assets.docsStyle.url,
  docs: assets.docs.url,
  script: assets.script.url,
  zone: assets.zone.url,
  frame: assets.frame.url,
  proof: assets.proof.url,
  passkeys: assets.passkeys.url,
  permissions: assets.permissions.url,
  icon: assets.icon.url,
};

/** For other sites, whose pages name it without a hash. */
const embed = createDocument(readFileSync(new URL('embed.js', import.meta.url)), 'js', 'public, max-age=3600');
const forAnySite = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };

export function createAssets(): Router {
  const router = Router();
  for (const { path, document } of Object.values(assets)) router.all(path, onlyGet, (req, res) => sendDocument(req, res, document));
  router.all('/embed.js', onlyGet, (req, res) => sendDocument(req, res.set(forAnySite), embed));
  return router;
}
