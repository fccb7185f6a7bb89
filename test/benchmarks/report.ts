import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import type { Figure } from './figures.ts';

const file = new URL('../../docs/performance.md', import.meta.url);

/** What it was measured on. */
export function machine(): string {
  const [cpu] = cpus();
  return `${availableParallelism()} processors (${cpu?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.versions.node}`;
}

/** Keeps a run as its own section of the page that tells what is reached; the others stay as they are. */
export async function writeSection(
  title: string,
  parts: readonly { title: string; figures: readonly Figure[] }[],
  { intro, outro }: { intro: string; outro: string },
): Promise<void> {
  const rows = parts.flatMap((part) => [
    `| **${part.title}** | | | |`,
    ...part.figures.map(
      ({ name, measured, goal, isReached }) =>
        `| ${name.trim()} | ${measured} | ${goal ?? ''} | ${goal === null ? '' : isReached ? 'yes' : '**no**'} |`,
    ),
  ]);
  const section = `# ${title}

${intro}

| figure | measured | must reach | does |
| --- | --- | --- | --- |
${rows.join('\n')}

${outro}
`;
  const page = await readFile(file, 'utf8');
  const sections = page.split(/^(?=# )/m).map((one) => `${one.trimEnd()}\n`);
  const at = sections.findIndex((one) => one.startsWith(`# ${title}\n`));
  if (at < 0) sections.push(section);
  else sections[at] = section;
  await writeFile(file, sections.join('\n'));
}
