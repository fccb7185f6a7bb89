// Prints how many photographs of licences the document check reads, by what is wrong with them, and how long it takes.
// `npm run measure:decode`; a number after it sets how many photographs a class has.
import { type Camera, photograph, steadyCamera } from '../../src/sandbox/photographs/camera.ts';
import { drawCard } from '../../src/sandbox/photographs/card.ts';
import { drawPage } from '../../src/sandbox/photographs/desk.ts';
import { createRandom } from '../../src/sandbox/photographs/random.ts';
import { barcodeText, type Specimen } from '../../src/sandbox/photographs/specimen.ts';
import { createReader, readAsItIs } from './barcode-readers.ts';

const perClass = Number(process.argv[2] ?? 24);
const specimens: readonly Specimen[] = [
  {
    issuer: 'TX',
    firstName: 'Avery',
    middleName: 'Quinn',
    lastName: 'Sample',
    birthDate: '1988-07-04',
    expiryDate: '2031-07-04',
  },
  {
    issuer: 'ON',
    firstName: 'Maximiliana',
    middleName: 'Josephine',
    lastName: 'Wolfeschlegel-Steinhausen',
    birthDate: '1999-12-31',
    expiryDate: '2029-02-28',
  },
];

/** What is wrong with the photographs of a class. `random` is a fresh throw from 0 to 1 at each call. */
const classes: Readonly<Record<string, (random: () => number) => Partial<Camera>>> = {
  good: () => ({}),
  turned: (random) => ({ turnedDegrees: random() * 360, fill: 0.6 }),
  'turned a little': (random) => ({ turnedDegrees: random() * 40 - 20, fill: 0.8 }),
  tilted: (random) => ({ tiltX: random() * 0.5 - 0.25, tiltY: random() * 0.5 - 0.25, fill: 0.75 }),
  'out of focus': (random) => ({ blurPixels: 1 + random() * 3 }),
  shaken: (random) => ({ shakePixels: 2 + random() * 8 }),
  dark: (random) => ({ brightness: 0.08 + random() * 0.25, grain: 5 }),
  'in half shade': (random) => ({ shade: 0.6 + random() * 0.35 }),
  grainy: (random) => ({ grain: 15 + random() * 35 }),
  squeezed: (random) => ({ jpegQuality: 8 + Math.round(random() * 22) }),
  'far away': (random) => ({ fill: 0.28 + random() * 0.25, width: 2_000, height: 1_500 }),
  'on a newspaper': (random) => ({ turnedDegrees: random() * 360, fill: 0.45 + random() * 0.15 }),
  'large and upside down': () => ({ width: 3_600, height: 2_700, exifOrientation: 3, turnedDegrees: 178 }),
  'all at once': (random) => ({
    turnedDegrees: random() * 24 - 12,
    tiltX: random() * 0.2 - 0.1,
    tiltY: random() * 0.2 - 0.1,
    blurPixels: 0.5 + random() * 1.5,
    shade: random() * 0.5,
    brightness: 0.4 + random() * 0.6,
    grain: 4 + random() * 10,
    jpegQuality: 40 + Math.round(random() * 50),
    fill: 0.6 + random() * 0.25,
    width: 2_016,
    height: 1_512,
    exifOrientation: random() < 0.5 ? 1 : 6,
  }),
};

interface Row {
  photographs: number;
  ours: number;
  plain: number;
  durationsMs: number[];
}

const cards = await Promise.all(specimens.map(drawCard));
const texts = specimens.map(barcodeText);
const reader = createReader();
const rows = new Map<string, Row>();

for (const [name, cameraFor] of Object.entries(classes)) {
  const row: Row = { photographs: perClass, ours: 0, plain: 0, durationsMs: [] };
  rows.set(name, row);
  for (let index = 0; index < perClass; index++) {
    const seed = index * 7_919 + name.length * 104_729;
    const which = index % cards.length;
    const card = cards[which];
    if (!card) continue;
    const camera = { ...steadyCamera, seed, ...cameraFor(createRandom(seed)) };
    const on = name === 'on a newspaper' ? await drawPage(camera) : undefined;
    const photo = await photograph(card, camera, on);
    const startedMs = performance.now();
    const ours = await reader.read(photo);
    row.durationsMs.push(performance.now() - startedMs);
    if (ours === texts[which]) row.ours++;
    if ((await readAsItIs(photo)) === texts[which]) row.plain++;
  }
  print(name, row);
}
print('all', [...rows.values()].reduce(add));
await reader.close();

function add(a: Row, b: Row): Row {
  return {
    photographs: a.photographs + b.photographs,
    ours: a.ours + b.ours,
    plain: a.plain + b.plain,
    durationsMs: [...a.durationsMs, ...b.durationsMs],
  };
}

function print(name: string, { photographs, ours, plain, durationsMs }: Row): void {
  const sorted = [...durationsMs].sort((a, b) => a - b);
  const at = (share: number) =>
    `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)} ms`.padStart(9);
  const rate = (count: number) => `${((100 * count) / photographs).toFixed(0)} %`.padStart(7);
  if (name === Object.keys(classes)[0]) {
    process.stdout.write(
      `${'photographs'.padEnd(24)}${'count'.padStart(6)}${'read'.padStart(7)}${'plain'.padStart(7)}${'median'.padStart(9)}${'p95'.padStart(9)}\n`,
    );
  }
  process.stdout.write(
    `${name.padEnd(24)}${String(photographs).padStart(6)}${rate(ours)}${rate(plain)}${at(0.5)}${at(0.95)}\n`,
  );
}
