/** A picture in shades of grey, a byte a pixel. */
export interface GreyPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The edges of a picture: place and slope of each that is strong enough to count. */
export interface Edges {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly dx: Float32Array;
  readonly dy: Float32Array;
  readonly weight: Float32Array;
  readonly count: number;
}

/** In pixels. A barcode spans several, whatever its size in a picture that is worth reading. */
const tileSide = 24;

/** The edges of what is likeliest a barcode: hard ones, close together, in one place. */
export const findBarcodeEdges = (picture: GreyPicture): Edges => densestPatch(findEdges(picture), picture);

/** Edges by Sobel's operator, the strongest eighth of the picture's: a barcode is made of hard edges close together. */
function findEdges({ data, width, height }: GreyPicture): Edges {
  const size = width * height;
  const [x, y, dx, dy, weight] = [
    new Float32Array(size),
    new Float32Array(size),
    new Float32Array(size),
    new Float32Array(size),
    new Float32Array(size),
  ];
  const at = (index: number) => data[index] ?? 0;
  let count = 0;
  for (let row = 1; row < height - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      const here = row * width + column;
      const [above, below] = [here - width, here + width];
      const right = at(above + 1) + 2 * at(here + 1) + at(below + 1) - at(above - 1) - 2 * at(here - 1) - at(below - 1);
      const down = at(below - 1) + 2 * at(below) + at(below + 1) - at(above - 1) - 2 * at(above) - at(above + 1);
      x[count] = column;
      y[count] = row;
      dx[count] = right;
      dy[count] = down;
      weight[count] = Math.sqrt(right * right + down * down);
      count++;
    }
  }
  const threshold = weight.slice(0, count).sort()[Math.floor(count * 0.875)] ?? 0;
  return keep({ x, y, dx, dy, weight, count }, (index) => (weight[index] ?? 0) > threshold);
}

/**
 * The edges of one patch: around the place where they are densest, as far as they stay at least half as dense. What else is in the
 * picture has its edges too, but nothing has as many as a barcode.
 */
function densestPatch(edges: Edges, { width, height }: GreyPicture): Edges {
  const columns = Math.ceil(width / tileSide);
  const rows = Math.ceil(height / tileSide);
  const tileOf = (index: number) =>
    Math.floor((edges.y[index] ?? 0) / tileSide) * columns + Math.floor((edges.x[index] ?? 0) / tileSide);
  const sums = new Float64Array(columns * rows);
  for (let index = 0; index < edges.count; index++) {
    const tile = tileOf(index);
    sums[tile] = (sums[tile] ?? 0) + (edges.weight[index] ?? 0);
  }
  const around = (tile: number): number[] => {
    const [column, row] = [tile % columns, Math.floor(tile / columns)];
    return [-1, 0, 1].flatMap((down) =>
      [-1, 0, 1]
        .filter((right) => column + right >= 0 && column + right < columns && row + down >= 0 && row + down < rows)
        .map((right) => tile + down * columns + right),
    );
  };
  const density = sums.map((_, tile) => around(tile).reduce((sum, other) => sum + (sums[other] ?? 0), 0));
  const peak = density.indexOf(Math.max(...density));
  const patch = new Set([peak]);
  for (const tile of patch) {
    for (const other of around(tile)) if ((density[other] ?? 0) >= (density[peak] ?? 0) / 2) patch.add(other);
  }
  return keep(edges, (index) => patch.has(tileOf(index)));
}

/** Those of the edges that pass. */
function keep(edges: Edges, passes: (index: number) => boolean): Edges {
  const kept = Uint32Array.from({ length: edges.count }, (_, index) => index).filter(passes);
  const pick = (values: Float32Array) => Float32Array.from(kept, (index) => values[index] ?? 0);
  return {
    x: pick(edges.x),
    y: pick(edges.y),
    dx: pick(edges.dx),
    dy: pick(edges.dy),
    weight: pick(edges.weight),
    count: kept.length,
  };
}
