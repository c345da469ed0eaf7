import { defineConfig } from '@kubb/core';
import { pluginClient } from '@kubb/plugin-client';
import { pluginOas } from '@kubb/plugin-oas';
import { pluginTs } from '@kubb/plugin-ts';
import { pluginZod } from '@kubb/plugin-zod';

export default defineConfig({
  input: { path: 'http://localhost:3000/api/docs/openapi.json' },
  output: { path: 'generated', extension: { '.ts': '.ts' }, barrelType: false, format: false },
  plugins: [
    pluginOas({ generators: [] }),
    pluginTs({ output: { path: 'types.ts', barrelType: false } }),
    pluginZod({ output: { path: 'zod.ts', barrelType: false } }),
    pluginClient({ output: { path: 'client.ts', barrelType: false }, parser: 'zod', importPath: '../request.ts' }),
  ],
});
