import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from './config.ts';
import type { BuiltFileContent } from './store/built-files.ts';

/** Where the build puts what runs in browsers. */
export const distFolder = fileURLToPath(new URL('../../dist/', import.meta.url));

/** One file as the build describes it. */
interface BuiltFile {
  readonly file: string;
  /** For SRI: `sha384-…`. */
  readonly integrity: string;
}

/** What the build says it made, as far as the receiver needs it. */
export interface Built {
  /** The body of scripts-manager.json. */
  readonly script: Readonly<Record<string, unknown>> & { readonly name: string };
  /** Files whose names stay when their content changes. */
  readonly stable: readonly string[];
  readonly files: Readonly<Record<string, BuiltFile>>;
}

/** Reads what the build wrote down. Throws `ConfigError` where nothing was built. */
export async function readBuilt(): Promise<Built> {
  const { stable, ...files } = (await readJson('manifest.json')) as { stable: string[] } & Record<string, BuiltFile>;
  const script = (await readJson('scripts-manager.json')) as Built['script'];
  return { script, stable, files };
}

/** The files that pages of stores load, by names that change with their content. */
export const readPageFiles = ({ files, stable }: Built): Promise<BuiltFileContent[]> =>
  Promise.all(
    Object.entries(files)
      .filter(([name, { file }]) => !name.startsWith('sandbox-') && !stable.includes(file))
      .map(async ([name, { file, integrity }]) => {
        const compressed = await readFile(join(distFolder, `${file}.br`));
        return { file, integrity, isGate: name === 'gate', compressed };
      }),
  );

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(join(distFolder, file), 'utf8').catch(() => {
    throw new ConfigError('The browser files are not built. Run `npm run build`, then start again.');
  });
  return JSON.parse(text);
}
