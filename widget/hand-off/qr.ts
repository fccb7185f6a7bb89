/** A QR code, row by row; `true` is dark. A clear margin of four modules belongs around it. */
export type QrCode = readonly (readonly boolean[])[];

/** By version from 1: the check codewords of each block, and the number of blocks (ISO/IEC 18004, level M). */
const blocksByVersion: readonly (readonly [checkWords: number, blocks: number])[] = [
  [10, 1],
  [16, 1],
  [26, 1],
  [18, 2],
  [24, 2],
  [16, 4],
  [18, 4],
  [22, 4],
  [22, 5],
  [26, 5],
];

/** Encodes a text as bytes at level M, which survives dirt on a seventh of it. Null for one of more than 213 bytes. */
export function encodeQr(text: string): QrCode | null {
  const bytes = new TextEncoder().encode(text);
  const index = blocksByVersion.findIndex((_, at) => headerBits(at + 1) + bytes.length * 8 <= dataWordsOf(at + 1) * 8);
  if (index < 0) return null;
  const version = index + 1;
  const words = withCheckWords(dataWords(bytes, version), version);
  const base = drawPatterns(version);
  fillIn(base, words);
  const candidates = masks.map((mask, number) => finish(base, version, mask, number));
  return candidates.reduce((best, one) => (penaltyOf(one) < penaltyOf(best) ? one : best));
}

const sizeOf = (version: number) => 17 + version * 4;

/** The mode, and how many bytes follow. */
const headerBits = (version: number) => 4 + (version < 10 ? 8 : 16);

/** What is left of the square after everything that isn't data, in whole codewords. */
function allWordsOf(version: number): number {
  const alignments = alignmentsOf(version).length;
  const aligned = version === 1 ? 0 : (25 * alignments - 10) * alignments - 55;
  const bits = (16 * version + 128) * version + 64 - aligned - (version < 7 ? 0 : 36);
  return Math.floor(bits / 8);
}

function dataWordsOf(version: number): number {
  const [checkWords, blocks] = layoutOf(version);
  return allWordsOf(version) - checkWords * blocks;
}

const layoutOf = (version: number) => blocksByVersion[version - 1] ?? [0, 0];

/** Where rows and columns of the small squares meet. */
function alignmentsOf(version: number): number[] {
  const last = sizeOf(version) - 7;
  if (version === 1) return [];
  return version < 7 ? [6, last] : [6, (6 + last) / 2, last];
}

function dataWords(bytes: Uint8Array, version: number): Uint8Array {
  const words = new Uint8Array(dataWordsOf(version));
  let bits = 0;
  const put = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit -= 1, bits += 1)
      words[bits >> 3] = (words[bits >> 3] ?? 0) | (((value >> bit) & 1) << (7 - (bits & 7)));
  };
  put(0b0100, 4);
  put(bytes.length, headerBits(version) - 4);
  for (const byte of bytes) put(byte, 8);
  // The end is four zeros, up to a whole word; these two fill the rest.
  for (let at = Math.ceil((bits + 4) / 8), isOdd = true; at < words.length; at += 1, isOdd = !isOdd)
    words[at] = isOdd ? 0xec : 0x11;
  return words;
}

/** Splits the words into blocks, adds check words to each, and deals all of them out in turn. */
function withCheckWords(words: Uint8Array, version: number): Uint8Array {
  const [checkWords, blocks] = layoutOf(version);
  const short = Math.floor(words.length / blocks);
  const shortBlocks = blocks - (words.length % blocks);
  const parts: Uint8Array[] = [];
  for (let block = 0, start = 0; block < blocks; block += 1) {
    const end = start + short + (block < shortBlocks ? 0 : 1);
    parts.push(words.subarray(start, end));
    start = end;
  }
  const generator = generatorOf(checkWords);
  const checks = parts.map((part) => remainderOf(part, generator));
  const dealt = [parts, checks].flatMap((rows) => {
    const longest = Math.max(...rows.map(({ length }) => length));
    return Array.from({ length: longest }, (_, at) => rows.flatMap((row) => row[at] ?? [])).flat();
  });
  return Uint8Array.from(dealt);
}

/** In the field of 256 elements with the polynomial x⁸ + x⁴ + x³ + x² + 1. */
function multiply(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((other >> bit) & 1) * one;
  }
  return product;
}

/** The product of (x − 2ⁿ) for the first `degree` n, without its leading 1. */
function generatorOf(degree: number): Uint8Array {
  const generator = new Uint8Array(degree);
  generator[degree - 1] = 1;
  for (let round = 0, root = 1; round < degree; round += 1, root = multiply(root, 2)) {
    for (let at = 0; at < degree; at += 1)
      generator[at] = multiply(generator[at] ?? 0, root) ^ (generator[at + 1] ?? 0);
  }
  return generator;
}

function remainderOf(words: Uint8Array, generator: Uint8Array): Uint8Array {
  const remainder = new Uint8Array(generator.length);
  for (const word of words) {
    const factor = word ^ (remainder[0] ?? 0);
    remainder.copyWithin(0, 1);
    remainder[remainder.length - 1] = 0;
    generator.forEach((coefficient, at) => {
      remainder[at] = (remainder[at] ?? 0) ^ multiply(coefficient, factor);
    });
  }
  return remainder;
}

/** What is drawn so far. A mask changes data alone, which is what isn't `isFixed`. */
interface Drawing {
  readonly dark: boolean[][];
  readonly isFixed: boolean[][];
}

const square = (size: number) => Array.from({ length: size }, () => new Array<boolean>(size).fill(false));

function fix({ dark, isFixed }: Drawing, row: number, column: number, isDark: boolean): void {
  const [darkRow, fixedRow] = [dark[row], isFixed[row]];
  if (!darkRow || !fixedRow || column < 0 || column >= darkRow.length) return;
  darkRow[column] = isDark;
  fixedRow[column] = true;
}

/** Everything but the data: finders, alignment squares, timing lines, and room for the format and the version. */
function drawPatterns(version: number): Drawing {
  const size = sizeOf(version);
  const drawing: Drawing = { dark: square(size), isFixed: square(size) };
  /** Rings around a middle, of which the ones at these distances are light. */
  const rings = (row: number, column: number, reach: number, light: readonly number[]) => {
    for (let down = -reach; down <= reach; down += 1) {
      for (let right = -reach; right <= reach; right += 1) {
        const distance = Math.max(Math.abs(down), Math.abs(right));
        fix(drawing, row + down, column + right, !light.includes(distance));
      }
    }
  };
  for (let at = 0; at < size; at += 1) {
    fix(drawing, 6, at, at % 2 === 0);
    fix(drawing, at, 6, at % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    rings(row, column, 4, [2, 4]);
  const alignments = alignmentsOf(version);
  const last = alignments.at(-1);
  for (const row of alignments) {
    for (const column of alignments) {
      const isUnderFinder = row === 6 ? column === 6 || column === last : row === last && column === 6;
      if (!isUnderFinder) rings(row, column, 2, [1]);
    }
  }
  writeFormat(drawing, 0);
  writeVersion(drawing, version);
  return drawing;
}

/** Two copies of which level and mask this is, with check bits. */
function writeFormat(drawing: Drawing, mask: number): void {
  // Level M is 00, so that only the mask is left of it.
  const bits = ((mask << 10) | divide(mask << 10, 0b10100110111, 15)) ^ 0b101010000010010;
  const size = drawing.dark.length;
  for (let bit = 0; bit < 15; bit += 1) {
    const isDark = ((bits >> bit) & 1) === 1;
    // Down beside the upper left finder and along below it, over the timing lines; and in two halves beside the other two.
    if (bit < 8) {
      fix(drawing, bit < 6 ? bit : bit + 1, 8, isDark);
      fix(drawing, 8, size - 1 - bit, isDark);
    } else {
      fix(drawing, 8, bit === 8 ? 7 : 14 - bit, isDark);
      fix(drawing, size - 15 + bit, 8, isDark);
    }
  }
  fix(drawing, size - 8, 8, true);
}

function writeVersion(drawing: Drawing, version: number): void {
  if (version < 7) return;
  const bits = (version << 12) | divide(version << 12, 0b1111100100101, 18);
  const start = drawing.dark.length - 11;
  for (let bit = 0; bit < 18; bit += 1) {
    const isDark = ((bits >> bit) & 1) === 1;
    const [along, across] = [Math.floor(bit / 3), start + (bit % 3)];
    fix(drawing, along, across, isDark);
    fix(drawing, across, along, isDark);
  }
}

/** What is left of so many bits after division by a polynomial over two elements. */
function divide(value: number, polynomial: number, length: number): number {
  const degree = 31 - Math.clz32(polynomial);
  let rest = value;
  for (let bit = length - 1; bit >= degree; bit -= 1) if ((rest >> bit) & 1) rest ^= polynomial << (bit - degree);
  return rest;
}

/** Lays the data out in columns of two from the lower right, up and down in turn. */
function fillIn({ dark, isFixed }: Drawing, words: Uint8Array): void {
  const size = dark.length;
  let bits = 0;
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2, isUp = !isUp) {
    // The timing line takes a column of its own.
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const row = isUp ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (isFixed[row]?.[column]) continue;
        const darkRow = dark[row];
        if (darkRow) darkRow[column] = (((words[bits >> 3] ?? 0) >> (7 - (bits & 7))) & 1) === 1;
        bits += 1;
      }
    }
  }
}

type Mask = (row: number, column: number) => number;

/** Each turns the modules over where it answers 0. */
const masks: readonly Mask[] = [
  (row, column) => (row + column) % 2,
  (row) => row % 2,
  (_, column) => column % 3,
  (row, column) => (row + column) % 3,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2,
  (row, column) => ((row * column) % 2) + ((row * column) % 3),
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2,
];

function finish({ dark, isFixed }: Drawing, version: number, mask: Mask, number: number): boolean[][] {
  const drawing: Drawing = {
    isFixed: isFixed.map((row) => [...row]),
    dark: dark.map((cells, row) =>
      cells.map((isDark, column) => (isFixed[row]?.[column] ? isDark : isDark !== (mask(row, column) === 0))),
    ),
  };
  writeFormat(drawing, number);
  writeVersion(drawing, version);
  return drawing.dark;
}

/** How hard a code is to read: long runs, blocks, what looks like a finder, and too much of one colour. */
function penaltyOf(code: QrCode): number {
  const size = code.length;
  const columns = code.map((_, at) => code.map((row) => row[at] ?? false));
  let penalty = 0;
  let darkCount = 0;
  for (const line of [...code, ...columns]) {
    const text = line.map((isDark) => (isDark ? '1' : '0')).join('');
    for (const [run] of text.matchAll(/1{5,}|0{5,}/g)) penalty += run.length - 2;
    penalty += 40 * [...text.matchAll(/(?=10111010000|00001011101)/g)].length;
  }
  for (const [row, cells] of code.entries()) {
    for (const [column, isDark] of cells.entries()) {
      if (isDark) darkCount += 1;
      const below = code[row + 1];
      if (
        below &&
        column + 1 < size &&
        [cells[column + 1], below[column], below[column + 1]].every((one) => one === isDark)
      )
        penalty += 3;
    }
  }
  return penalty + 10 * Math.floor(Math.abs((darkCount / size / size) * 20 - 10));
}
