/** The stylesheet, the scripts and the icon. Their URLs contain a hash of the content, so browsers may cache them forever. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Router } from 'express';
import { createDocument, sendDocument } from '../http/documents.ts';
import { onlyGet } from '../http/only-get.ts';

const cacheControl = 'public, max-age=31536000, immutable';

const read = (name: string, type: string) => {
  const content = readFileSync(new URL(name, import.meta.url));
  const version = hash('sha256', content, 'base64url').slice(0, 12);
  return { path: `/assets/${name}`, url: `/assets/${name}?v=${version}`, document: createDocument(content, type, cacheControl) };
};

const assets = {
  style: read('pages.css', 'css'),
  script: read('copy.js', 'js'),
  zone: read('zone.js', 'js'),
  icon: read('icon.svg', 'svg'),
};

export const assetUrls = { style: assets.style.url, script: assets.script.url, zone: assets.zone.url, icon: assets.icon.url };

export function createAssets(): Router {
  const router = Router();
  for (const { path, document } of Object.values(assets)) router.all(path, onlyGet, (req, res) => sendDocument(req, res, document));
  return router;
}
