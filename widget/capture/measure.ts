/** What can be told of a picture at a glance. Shares run from 0 to 1. */
export interface Measures {
  readonly brightness: number;
  /** How much of the picture is as bright as can be. */
  readonly glare: number;
  /** How much the picture differs from the one before. */
  readonly motion: number;
  /** How much of the picture's width is bars. */
  readonly bars: number;
}

interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

const rows = 24;
/** Samples of each row for what needs no detail. */
const columns = 64;
/** Blocks of each row in which bars are looked for. */
const blocks = 48;
/** From one pixel to the next, on average over a block, of 255. */
const barContrast = 14;
const glareLevel = 250;

/** Measures some rows of a picture. `before` is what this returned as `samples` for the picture before. */
export function measure(picture: Pixels, before?: Uint8Array): { measures: Measures; samples: Uint8Array } {
  const { width, height, data } = picture;
  const samples = new Uint8Array(rows * columns);
  const barRows = new Uint8Array(blocks);
  let sum = 0;
  let glaring = 0;
  let moved = 0;
  for (let row = 0; row < rows; row += 1) {
    const start = Math.floor(((row + 0.5) * height) / rows) * width;
    // Green weighs most in what is seen as bright, and stands in for the whole.
    const levelAt = (x: number) => data[(start + x) * 4 + 1] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      const level = levelAt(Math.floor(((column + 0.5) * width) / columns));
      const at = row * columns + column;
      samples[at] = level;
      sum += level;
      if (level >= glareLevel) glaring += 1;
      moved += Math.abs(level - (before?.[at] ?? level));
    }
    const blockWidth = Math.floor(width / blocks);
    for (let block = 0; block < blocks; block += 1) {
      let change = 0;
      for (let x = block * blockWidth + 1; x < (block + 1) * blockWidth; x += 1)
        change += Math.abs(levelAt(x) - levelAt(x - 1));
      if (change > barContrast * blockWidth) barRows[block] = (barRows[block] ?? 0) + 1;
    }
  }
  const count = samples.length;
  return {
    samples,
    measures: {
      brightness: sum / count / 255,
      glare: glaring / count,
      motion: moved / count / 255,
      bars: longestRun(barRows) / blocks,
    },
  };
}

/** The most blocks side by side in which a fifth of the rows show bars. One that does not is passed over. */
function longestRun(barRows: Uint8Array): number {
  let longest = 0;
  let run = 0;
  let gap = 0;
  for (const count of barRows) {
    if (count >= rows / 5) {
      run += 1 + gap;
      gap = 0;
    } else if (run > 0 && gap === 0) gap = 1;
    else run = gap = 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
