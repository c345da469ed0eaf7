/** The stylesheet, the script and the icon. Their addresses change with what is in them, so that browsers may keep them for good. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Router } from 'express';
import { onlyGet } from './only-get.ts';

const read = (name: string, type: string) => {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  const version = hash('sha256', text, 'base64url').slice(0, 12);
  return { path: `/assets/${name}`, url: `/assets/${name}?v=${version}`, type, text };
};

const assets = {
  style: read('pages.css', 'css'),
  script: read('copy.js', 'js'),
  icon: read('icon.svg', 'svg'),
};

export const assetUrls = { style: assets.style.url, script: assets.script.url, icon: assets.icon.url };

export function createAssets(): Router {
  const router = Router();
  for (const { path, type, text } of Object.values(assets)) {
    router.all(path, onlyGet, (_req, res) => {
      res.set('Cache-Control', 'public, max-age=31536000, immutable').type(type).send(text);
    });
  }
  return router;
}
