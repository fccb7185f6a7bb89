import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Room {
  /** The folder, or a single file. The longest that fits a file is its room. */
  readonly path: string;
  /** Rooms it may import from, itself aside. */
  readonly rooms: readonly string[];
  /** Packages and Node modules it may import. `*` at the end stands for the rest of a name. */
  readonly packages: readonly string[];
  /** Packages of which it may import types alone. */
  readonly types?: readonly string[];
}

/** Who may import whom. */
const rooms: readonly Room[] = [
  { path: 'src/contract/wire', rooms: [], packages: [] },
  { path: 'src/contract/schema', rooms: ['src/contract/wire'], packages: ['zod'] },
  { path: 'src/rules', rooms: ['src/contract/wire'], packages: [] },
  { path: 'src/follow', rooms: ['src/contract/wire'], packages: [] },
  {
    path: 'src/gate',
    rooms: ['src/contract/wire', 'src/rules', 'src/follow'],
    packages: [],
    types: ['@bigcommerce/checkout-sdk'],
  },
  { path: 'widget', rooms: ['src/contract/wire', 'src/follow'], packages: ['preact', 'preact/*', 'zxing-wasm/*'] },
  {
    path: 'src/admin',
    rooms: ['src/contract/wire', 'src/contract/schema', 'src/rules'],
    packages: ['@bigcommerce/big-design*', 'react', 'react-dom/*', 'styled-components', 'ky', 'zod'],
  },
  {
    path: 'src/receiver/checks',
    rooms: ['src/contract/wire', 'src/contract/schema', 'src/rules'],
    packages: [],
  },
  {
    path: 'src/receiver/store',
    rooms: ['src/receiver/checks', 'src/contract/wire', 'src/contract/schema'],
    packages: ['node:*', 'pg', 'pg-boss', 'rate-limiter-flexible'],
  },
  {
    path: 'src/receiver/bigcommerce',
    rooms: ['src/receiver/checks', 'src/contract/wire'],
    packages: ['node:crypto', 'ky', 'zod', 'jose'],
  },
  {
    path: 'src/receiver/providers',
    rooms: ['src/receiver/checks', 'src/contract/wire'],
    packages: ['node:crypto', 'ky', 'zod', 'jose', 'stripe', 'cockatiel'],
  },
  {
    path: 'src/receiver/providers/document',
    rooms: ['src/receiver/checks', 'src/receiver/providers', 'src/contract/wire'],
    packages: ['node:*', 'sharp', 'piscina', 'zxing-wasm/*'],
  },
  {
    path: 'src/receiver/providers/credential',
    rooms: ['src/receiver/checks', 'src/receiver/providers', 'src/receiver/network', 'src/contract/wire'],
    packages: ['node:*', 'jose', 'zod'],
  },
  {
    path: 'src/receiver/network',
    rooms: ['src/receiver/checks', 'src/contract/wire'],
    packages: ['node:*'],
  },
  {
    path: 'src/receiver/mail',
    rooms: ['src/receiver/checks', 'src/contract/wire'],
    packages: ['nodemailer'],
  },
  { path: 'src/receiver/observe', rooms: [], packages: ['pino', 'prom-client'] },
  {
    path: 'src/receiver/http',
    rooms: [
      'src/receiver/checks',
      'src/receiver/store',
      'src/receiver/observe',
      'src/contract/wire',
      'src/contract/schema',
      'src/rules',
    ],
    packages: ['node:crypto', 'node:net', 'hono', 'hono/*', '@hono/node-server/*', 'jose', 'zod', 'zod-openapi'],
  },
  {
    path: 'src/receiver/jobs',
    rooms: ['src/receiver/checks', 'src/receiver/store', 'src/contract/wire', 'src/contract/schema', 'src/rules'],
    packages: [],
  },
  {
    path: 'src/receiver/terminal',
    rooms: ['src/receiver/checks', 'src/receiver/store', 'src/receiver/jobs', 'src/contract/wire'],
    packages: [],
  },
  {
    path: 'src/receiver/config.ts',
    rooms: ['src/receiver/checks', 'src/receiver/observe', 'src/contract/wire'],
    packages: ['node:fs', 'zod'],
  },
  {
    path: 'src/receiver/built.ts',
    rooms: ['src/receiver/config.ts', 'src/receiver/store'],
    packages: ['node:*'],
  },
  {
    path: 'src/receiver/main.ts',
    rooms: [
      'src/receiver/built.ts',
      'src/receiver/config.ts',
      ...[
        'checks',
        'store',
        'bigcommerce',
        'providers',
        'providers/document',
        'providers/credential',
        'network',
        'mail',
        'observe',
        'http',
        'jobs',
      ].map((name) => `src/receiver/${name}`),
    ],
    packages: ['node:*', 'pg', '@hono/node-server'],
  },
  {
    path: 'src/receiver/dead-letters.ts',
    rooms: ['src/receiver/config.ts', 'src/receiver/store'],
    packages: ['node:util'],
  },
  {
    path: 'src/receiver/installation.ts',
    rooms: [
      'src/receiver/built.ts',
      'src/receiver/config.ts',
      'src/receiver/bigcommerce',
      'src/receiver/store',
      'src/receiver/terminal',
    ],
    packages: ['node:*', 'pg'],
  },
  {
    path: 'src/receiver/keys.ts',
    rooms: ['src/receiver/config.ts', 'src/receiver/store', 'src/contract/schema'],
    packages: ['node:*', 'pg'],
  },
  {
    path: 'src/sandbox',
    rooms: ['src/contract/wire'],
    packages: [
      'node:*',
      'hono',
      'hono/*',
      '@hono/node-server',
      'jose',
      'postal-mime',
      'sharp',
      'smtp-server',
      'zxing-wasm/*',
      'zod',
    ],
  },
  {
    path: 'src/sandbox/storefront',
    rooms: ['src/contract/wire', 'src/sandbox'],
    packages: [
      'react',
      'react-dom',
      'react-dom/*',
      '@bigcommerce/checkout-sdk',
      '@bigcommerce/checkout-sdk/*',
      'hono',
      'hono/*',
      'node:*',
    ],
  },
  { path: 'src/start.ts', rooms: ['src/contract/wire'], packages: ['node:*'] },
];

const sources = (
  await Promise.all(
    ['src', 'widget'].map((folder) => readdir(join(root, folder), { recursive: true, withFileTypes: true })),
  )
)
  .flat()
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const roomOf = (file: string): Room | undefined =>
  rooms
    .filter(({ path }) => file === path || file.startsWith(`${path}/`))
    .reduce<Room | undefined>(
      (longest, room) => (room.path.length > (longest?.path.length ?? 0) ? room : longest),
      undefined,
    );

const fits = (name: string, patterns: readonly string[]) =>
  patterns.some((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));

const importPattern =
  /^(?:import|export)\s+(type\s+)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm;

function importsOf(text: string): { name: string; isTypeOnly: boolean }[] {
  return [...text.matchAll(importPattern)].map(([, type, from, bare, dynamic]) => ({
    name: from ?? bare ?? dynamic ?? '',
    isTypeOnly: type !== undefined,
  }));
}

function wrongImports(file: string, text: string): string[] {
  const room = roomOf(file);
  if (!room) return [`${file} is in no room`];
  return importsOf(text).flatMap(({ name, isTypeOnly }) => {
    if (!name.startsWith('.')) {
      const isAllowed = fits(name, room.packages) || (isTypeOnly && fits(name, room.types ?? []));
      return isAllowed ? [] : [`${file} imports ${name}`];
    }
    const target = normalize(join(dirname(file), name));
    const targetRoom = roomOf(target);
    return targetRoom === room || (targetRoom && room.rooms.includes(targetRoom.path))
      ? []
      : [`${file} imports ${target}`];
  });
}

describe('the rooms', () => {
  test('import only what they may', async () => {
    const wrong = await Promise.all(
      sources.map(async (file) => wrongImports(file, await readFile(join(root, file), 'utf8'))),
    );
    expect(wrong.flat()).toEqual([]);
  });

  test.each([
    ['src/gate/main.ts', "import { h } from 'preact';"],
    ['src/gate/main.ts', "import { createCheckoutService } from '@bigcommerce/checkout-sdk';"],
    ['src/gate/main.ts', "import type { Check } from '../receiver/checks/check.ts';"],
    ['src/rules/decide.ts', "export * from '../gate/main.ts';"],
    ['src/receiver/checks/check.ts', "import { Pool } from 'pg';"],
    ['src/receiver/store/orders.ts', "const shop = await import('../bigcommerce/shop.ts');"],
    ['src/sandbox/main.ts', "import '../receiver/main.ts';"],
    ['src/elsewhere/new.ts', ''],
  ])('would be caught: %s with %s', (file, text) => {
    expect(wrongImports(file, text)).toHaveLength(1);
  });

  test('keep the clock and chance out of everything but the files that put the world together', async () => {
    const pure = sources.filter((file) =>
      /^src\/(contract|rules|receiver\/(checks|http|jobs|terminal|bigcommerce|mail|providers))\//.test(file),
    );
    const wrong = await Promise.all(
      pure.map(async (file) =>
        /\bDate\.now\(|new Date\(\)|Math\.random\(|randomUUID\(|randomBytes\(/.test(
          await readFile(join(root, file), 'utf8'),
        )
          ? [file]
          : [],
      ),
    );
    expect(wrong.flat()).toEqual([]);
  });
});

describe('the bundles', () => {
  const manifest = readFile(join(root, 'dist/manifest.json'), 'utf8').then(JSON.parse);

  test.each([
    ['gate', /^src\/(gate\/[\w-]+\.ts|rules\/|contract\/wire\/)/],
    ['panel', /^(<define:|src\/(gate|follow|contract\/wire)\/)/],
    ['widget', /^(<define:|(widget|src\/contract\/wire|node_modules\/preact)\/)/],
  ] as const)('%s is made of nothing but its own rooms', async (name, allowed) => {
    const { inputs } = (await manifest)[name];
    expect(inputs.length).toBeGreaterThan(0);
    expect(inputs.filter((input: string) => !allowed.test(input))).toEqual([]);
  });

  // preact itself knows the word innerHTML, for those who ask it to use that.
  test.each([
    ['gate', ['innerHTML', 'eval(', 'new Function', 'document.write', 'localStorage', 'preact', 'zod']],
    ['panel', ['innerHTML', 'eval(', 'new Function', 'document.write', 'localStorage', 'preact', 'zod']],
    ['widget', ['eval(', 'new Function', 'document.write', 'localStorage', 'zod']],
  ])('%s carries nothing that has no place on a payment page', async (name, forbidden) => {
    const { file } = (await manifest)[name];
    const text = await readFile(join(root, 'dist', file), 'utf8');
    expect(forbidden.filter((word) => text.includes(word))).toEqual([]);
  });
});
