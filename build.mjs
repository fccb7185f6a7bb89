// Builds what runs in browsers into dist/, names each file after its content, and writes the figures and hashes down.
// The servers need no build: Node runs their TypeScript as it stands.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { languages } from './src/contract/wire/languages.ts';
import { markOf } from './widget/parts.ts';

const out = 'dist';
const budgets = { gate: 5_000, panel: 7_000, widget: 18_000 };

/** By bundle: what it is made of. */
const madeOf = new Map();

/** Style sheets that stand in scripts as texts are made as small as the scripts around them. */
const smallStyles = {
  name: 'small-styles',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]style\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const [text, css] = /(?<=const css = )`([^`]*)`/.exec(source) ?? [];
      const { code } = await transform(css, { loader: 'css', minify: true });
      return { contents: source.replace(text, () => JSON.stringify(code.trim())), loader: 'ts' };
    }),
};

const compile = async (entryPoint, options) => {
  const { outputFiles, metafile } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    outdir: out,
    target: 'es2022',
    legalComments: 'none',
    charset: 'utf8',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [smallStyles],
    ...options,
  });
  return { code: outputFiles[0].contents, metafile };
};

const bundle = async (name, entryPoint, options = {}, algorithm = 'sha384') => {
  const { code, metafile } = await compile(entryPoint, options);
  madeOf.set(name, sourcesOf(metafile));
  return keep(`${name}.js`, Buffer.from(code), metafile, algorithm);
};

/** Which sources a bundle's bytes came from, the largest first. */
const sourcesOf = ({ outputs }) =>
  Object.entries(Object.values(outputs)[0].inputs)
    .map(([source, { bytesInOutput }]) => [source, bytesInOutput])
    .sort(([, one], [, other]) => other - one);

/**
 * Writes one file to dist under a name that changes with its content, and once more as compressed as browsers take it. The name has the
 * beginning of the digest, which those who load the file carry anyway: so it costs them little.
 */
const keep = async (name, bytes, metafile, algorithm = 'sha384') => {
  const extension = extname(name);
  const digest = createHash(algorithm).update(bytes).digest('base64');
  const file = `${basename(name, extension)}.${markOf(digest)}${extension}`;
  const compressed = brotliCompressSync(bytes);
  await writeFile(join(out, file), bytes);
  await writeFile(join(out, `${file}.br`), compressed);
  return {
    file,
    integrity: `${algorithm}-${digest}`,
    bytes: bytes.length,
    brotliBytes: compressed.length,
    inputs: metafile ? Object.keys(metafile.inputs) : [],
  };
};

/** What one file has to know of another to load it. */
const definitionOf = (name, { file, integrity }) => ({
  [`${name}_FILE`]: JSON.stringify(file),
  [`${name}_INTEGRITY`]: JSON.stringify(integrity),
});

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

/**
 * A part of the widget that is loaded when it is needed, and leaves what it brings where the widget looks for it. The widget carries the
 * digests of all of them, for which the shorter kind does as well, and knows their files' names from these.
 */
const part = async (name, { code, metafile }) => [
  name,
  await keep(`widget-${name}.js`, Buffer.from(code), metafile, 'sha256'),
];
const digestIn = ({ integrity }) => integrity.replace('sha256-', '');
const place = (name) => `((globalThis.idgate??={}).parts??={})['${name}']`;
/** One that brings a thing. */
const thing = async (name, source, brings) => {
  const contents = `import { ${brings} as brought } from './${source}'; ${place(name)} = brought;`;
  return part(
    name,
    await compile(undefined, { entryPoints: [], stdin: { contents, resolveDir: '.', sourcefile: `${name}.js` } }),
  );
};
/** One that draws, with the widget's own preact: a function of the modules that it shares, which answers what it brings. */
const drawing = async (name, source, define = {}) => {
  const { code, metafile } = await compile(source, { format: 'cjs', external: ['preact', 'preact/*'], define });
  const made = `${place(name)}=require=>{const module={};${Buffer.from(code).toString().trim()}return module.exports};`;
  return part(name, { code: made, metafile });
};

const readerWasm = await readFile('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');
const [[, readerScript], wasm] = await Promise.all([
  thing('reader', 'widget/capture/reader-worker.ts', 'createReader'),
  keep('widget-reader.wasm', readerWasm, undefined, 'sha256'),
]);
const fileIn = ({ file, integrity }) => ({ file, integrity });
const reader = { digest: digestIn(readerScript), files: { reader: fileIn(readerScript), wasm: fileIn(wasm) } };
const parts = await Promise.all([
  ...languages.filter((lang) => lang !== 'en').map((lang) => thing(lang, `widget/texts/${lang}.ts`, 'texts')),
  drawing('capture', 'widget/capture/part.ts', { READER: JSON.stringify(reader) }),
  drawing('elsewhere', 'widget/elsewhere/part.ts'),
  drawing('hand-off', 'widget/hand-off/HandOffScreen.tsx'),
]);
/** By the first part of its tag, which tells the panel's languages apart. */
const languageFiles = Object.fromEntries(
  parts.filter(([name]) => languages.includes(name)).map(([name, built]) => [name.split('-')[0], fileIn(built)]),
);
const withParts = {
  define: {
    WIDGET_PARTS: JSON.stringify(Object.fromEntries(parts.map(([name, built]) => [name, digestIn(built)]))),
  },
};
const widget = await bundle('widget', 'widget/main.tsx', withParts);
const widgetModule = await bundle('idgate-widget', 'widget/module.ts', { ...withParts, format: 'esm' });
const verifyPage = await bundle('verify-page', 'widget/verify-page/main.ts', withParts);
const verifyPageStyle = await readFile('widget/verify-page/verify-page.css', 'utf8');
const { code: verifyPageCss } = await transform(verifyPageStyle, { loader: 'css', minify: true });
/** A page of React. */
const reactPage = { jsxImportSource: 'react', define: { 'process.env.NODE_ENV': '"production"' } };
/** zod's own messages in fifty languages, which nobody reads: a page has words of its own. */
const withoutLocales = {
  name: 'without-locales',
  setup: ({ onLoad }) =>
    onLoad({ filter: /node_modules.zod.v4.locales.index\.js$/ }, () => ({ contents: 'export {};', loader: 'js' })),
};
const widgetPreview = await bundle('widget-preview', 'widget/preview/main.ts', withParts);
const admin = await bundle('admin', 'src/admin/main.tsx', {
  ...reactPage,
  define: { ...reactPage.define, ...definitionOf('WIDGET_PREVIEW', widgetPreview) },
  plugins: [withoutLocales],
});
const widgetGallery = await bundle('widget-gallery', 'widget/gallery/main.ts', withParts);
// The gate carries its hash, which no compression makes smaller: the shorter kind will do.
const panel = await bundle(
  'panel',
  'src/gate/panel/main.ts',
  { define: { ...definitionOf('WIDGET', widget), WIDGET_LANGUAGES: JSON.stringify(languageFiles) } },
  'sha256',
);
// All of it runs on every page: the hint has it compiled while it is on its way, and not once more piece by piece.
const gate = await bundle('gate', 'src/gate/main.ts', {
  define: definitionOf('PANEL', panel),
  banner: { js: '//# allFunctionsCalledOnLoad' },
});
const gateModule = await bundle('idgate', 'src/gate/module.ts', {
  define: definitionOf('PANEL', panel),
  format: 'esm',
});
// As on the hosted page: the gate has to get on with it. The checkout SDK is written for a bundler that knows this.
const sandboxPage = { ...reactPage, define: { ...reactPage.define, global: 'globalThis' } };
const checkoutPage = await bundle('sandbox-checkout', 'src/sandbox/storefront/checkout.tsx', sandboxPage);
const customCheckout = await bundle(
  'sandbox-custom-checkout',
  'src/sandbox/storefront/custom-checkout.ts',
  sandboxPage,
);

// What pages import by name keeps its name: the module, and what may be relied on of it.
await rename(join(out, gateModule.file), join(out, 'idgate.mjs'));
await copyFile('src/gate/public.ts', join(out, 'idgate.d.ts'));
await rename(join(out, widgetModule.file), join(out, 'idgate-widget.mjs'));
const [textTypes, widgetTypes] = await Promise.all(
  ['src/contract/wire/widget-texts.ts', 'widget/public.ts'].map((source) => readFile(source, 'utf8')),
);
await writeFile(join(out, 'idgate-widget.d.ts'), `${textTypes}\n${widgetTypes.replace(/^import .*\n\n/, '')}`);
const stable = ['idgate.mjs', 'idgate.d.ts', 'idgate-widget.mjs', 'idgate-widget.d.ts'];

const assets = {
  gate,
  panel,
  widget,
  ...Object.fromEntries(parts.map(([name, built]) => [`widget-${name}`, built])),
  'widget-reader': readerScript,
  'widget-reader-wasm': wasm,
  idgate: { ...gateModule, file: 'idgate.mjs' },
  'idgate-widget': { ...widgetModule, file: 'idgate-widget.mjs' },
  'verify-page': verifyPage,
  'verify-page-css': await keep('verify-page.css', Buffer.from(verifyPageCss)),
  admin,
  'widget-gallery': widgetGallery,
  'widget-preview': widgetPreview,
  'sandbox-checkout': checkoutPage,
  'sandbox-custom-checkout': customCheckout,
};
await writeFile(join(out, 'manifest.json'), `${JSON.stringify({ ...assets, stable }, null, 2)}\n`);

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
process.stdout.write('\ngate, minified bytes by source:\n');
for (const [source, bytes] of madeOf.get('gate')) process.stdout.write(`${String(bytes).padStart(7)}  ${source}\n`);
if (isOver) {
  process.stderr.write(
    'A bundle is over its budget. Take something out of it, or argue for the larger budget in docs/decisions/.\n',
  );
  process.exit(1);
}
