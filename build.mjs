// Builds what runs in browsers into dist/, names each file after its content, and writes the figures and hashes down.
// The servers need no build: Node runs their TypeScript as it stands.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const out = 'dist';
const budgets = { gate: 5_000, widget: 18_000 };

const bundle = async (name, entryPoint, options = {}) => {
  const { outputFiles, metafile } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    outdir: out,
    target: 'es2022',
    legalComments: 'none',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    ...options,
  });
  return keep(`${name}.js`, Buffer.from(outputFiles[0].contents), metafile);
};

/** Writes one file to dist under a name that changes with its content. */
const keep = async (name, bytes, metafile) => {
  const digest = createHash('sha384').update(bytes).digest();
  const extension = extname(name);
  const file = `${basename(name, extension)}.${digest.toString('hex').slice(0, 12)}${extension}`;
  await writeFile(join(out, file), bytes);
  return {
    file,
    integrity: `sha384-${digest.toString('base64')}`,
    bytes: bytes.length,
    brotliBytes: brotliCompressSync(bytes).length,
    inputs: metafile ? Object.keys(metafile.inputs) : [],
  };
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const widget = await bundle('widget', 'widget/main.tsx');
const gate = await bundle('gate', 'src/gate/main.ts', {
  define: { WIDGET_FILE: JSON.stringify(widget.file), WIDGET_INTEGRITY: JSON.stringify(widget.integrity) },
});
const checkoutPage = await bundle('sandbox-checkout', 'src/sandbox/storefront/checkout.tsx', {
  // The checkout SDK is written for a bundler that knows these.
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
});

const assets = { gate, widget, 'sandbox-checkout': checkoutPage };
await writeFile(join(out, 'manifest.json'), `${JSON.stringify(assets, null, 2)}\n`);

// The committed inventory and the build can't drift: the build writes the inventory, and CI fails when that changes it.
const inventory = JSON.parse(await readFile('scripts-manager.json', 'utf8'));
inventory.src = new URL(gate.file, inventory.src).href;
inventory.integrity_hashes = [gate.integrity];
await writeFile('scripts-manager.json', `${JSON.stringify(inventory, null, 2)}\n`);
await copyFile('scripts-manager.json', join(out, 'scripts-manager.json'));

const kB = (bytes) => `${(bytes / 1_000).toFixed(1)} kB`.padStart(10);
process.stdout.write(
  `${'bundle'.padEnd(18)}${'minified'.padStart(10)}${'brotli'.padStart(10)}${'budget'.padStart(10)}\n`,
);
let isOver = false;
for (const [name, { bytes, brotliBytes }] of Object.entries(assets)) {
  const budget = budgets[name];
  isOver ||= budget !== undefined && brotliBytes > budget;
  process.stdout.write(`${name.padEnd(18)}${kB(bytes)}${kB(brotliBytes)}${budget ? kB(budget) : ''}\n`);
}
if (isOver) {
  process.stderr.write(
    'A bundle is over its budget. Take something out of it, or argue for the larger budget in docs/decisions/.\n',
  );
  process.exit(1);
}
