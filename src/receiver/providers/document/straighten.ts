import sharp from 'sharp';
import { type Edges, findBarcodeEdges, type GreyPicture } from './edges.ts';

/**
 * How a barcode lies in a picture, in pixels from its middle. `turn` is its angle in radians, up to a quarter turn; `slopes` are those
 * of its rows and columns once it is turned back; `horizon` is the line in which parallels of a tilted plane meet.
 */
interface Pose {
  readonly middle: readonly [number, number];
  readonly turn: number;
  readonly slopes: readonly [number, number];
  readonly horizon: readonly [number, number];
  /** Half the width and height of where its edges are, along and across it. */
  readonly reach: readonly [number, number];
}

const sideForEstimate = 900;
const steepest = 0.36;
const sideOfResult = 1_900;
const largestZoom = 2;

/**
 * The part of a picture that is densest with edges, which is where a barcode is, turned and tilted so that its rows lie level. The
 * reader follows rows from left to right and loses them at a slant of a few degrees. Undefined for a picture without edges.
 */
export async function straighten(picture: GreyPicture): Promise<GreyPicture | undefined> {
  const small = await resized(picture, Math.min(1, sideForEstimate / Math.max(picture.width, picture.height)));
  const pose = estimatePose(small);
  if (!pose) return undefined;
  const [along, across] = pose.reach;
  const zoom = Math.min(sideOfResult / (2 * Math.max(along, across)), (largestZoom * picture.width) / small.width);
  const source = await resized(picture, Math.min(1, (zoom * small.width) / picture.width));
  const perSmallPixel = source.width / small.width;
  return redraw(source, perSmallPixel, pose, zoom);
}

async function resized({ data, width, height }: GreyPicture, factor: number): Promise<GreyPicture> {
  if (factor >= 1) return { data, width, height };
  const { data: smaller, info } = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize({ width: Math.max(1, Math.round(width * factor)), kernel: 'lanczos3' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: smaller, width: info.width, height: info.height };
}

function estimatePose(picture: GreyPicture): Pose | undefined {
  const edges = findBarcodeEdges(picture);
  if (edges.count < 500) return undefined;
  const middle = middleOf(edges);
  const turn = turnOf(edges);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  // Rows: slope as a line of the distance across. Columns: slope as a line of the distance along.
  const rows = createLine();
  const columns = createLine();
  let [total, alongSquares, acrossSquares] = [0, 0, 0];
  for (let index = 0; index < edges.count; index++) {
    const [x, y] = [(edges.x[index] ?? 0) - middle[0], (edges.y[index] ?? 0) - middle[1]];
    const [dx, dy, weight] = [edges.dx[index] ?? 0, edges.dy[index] ?? 0, edges.weight[index] ?? 0];
    const [u, v] = [cos * x + sin * y, cos * y - sin * x];
    const [du, dv] = [cos * dx + sin * dy, cos * dy - sin * dx];
    total += weight;
    alongSquares += weight * u * u;
    acrossSquares += weight * v * v;
    if (Math.abs(du) < steepest * Math.abs(dv)) rows.add(v, -du / dv, weight);
    else if (Math.abs(dv) < steepest * Math.abs(du)) columns.add(u, -dv / du, weight);
  }
  const [rowSlope, rowGrowth] = rows.fit();
  const [columnSlope, columnGrowth] = columns.fit();
  const determinant = 1 - rowSlope * columnSlope;
  return {
    middle,
    turn,
    slopes: [rowSlope, columnSlope],
    horizon: [
      (rowGrowth - rowSlope * columnGrowth) / determinant,
      (columnGrowth - columnSlope * rowGrowth) / determinant,
    ],
    reach: [2.6 * Math.sqrt(alongSquares / total) + 20, 2.6 * Math.sqrt(acrossSquares / total) + 20],
  };
}

/** The middle of the edges. */
function middleOf({ x, y, weight, count }: Edges): readonly [number, number] {
  let [total, sumX, sumY] = [0, 0, 0];
  for (let index = 0; index < count; index++) {
    const w = weight[index] ?? 0;
    total += w;
    sumX += w * (x[index] ?? 0);
    sumY += w * (y[index] ?? 0);
  }
  return [sumX / total, sumY / total];
}

/**
 * The angle of the grid that the edges make. Four times an edge's angle is the same for all four sides of a square, so that the edges
 * of a grid add up and others cancel out.
 */
function turnOf({ dx, dy, weight, count }: Edges): number {
  let [sumCos, sumSin] = [0, 0];
  for (let index = 0; index < count; index++) {
    const angle = 4 * Math.atan2(dy[index] ?? 0, dx[index] ?? 0);
    sumCos += (weight[index] ?? 0) * Math.cos(angle);
    sumSin += (weight[index] ?? 0) * Math.sin(angle);
  }
  return Math.atan2(sumSin, sumCos) / 4;
}

/** A weighted straight line through points: its value at 0 and its growth. */
function createLine() {
  let [total, sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0, 0];
  return {
    add(x: number, y: number, weight: number): void {
      total += weight;
      sumX += weight * x;
      sumY += weight * y;
      sumXX += weight * x * x;
      sumXY += weight * x * y;
    },
    fit(): readonly [number, number] {
      const determinant = total * sumXX - sumX * sumX;
      if (total === 0 || determinant <= 0) return [0, 0];
      const growth = (total * sumXY - sumX * sumY) / determinant;
      return [(sumY - growth * sumX) / total, growth];
    },
  };
}

function redraw({ data, width, height }: GreyPicture, perSmallPixel: number, pose: Pose, zoom: number): GreyPicture {
  const [along, across] = pose.reach;
  const [outWidth, outHeight] = [Math.round(2 * along * zoom), Math.round(2 * across * zoom)];
  const [cos, sin] = [Math.cos(pose.turn), Math.sin(pose.turn)];
  const [rowSlope, columnSlope] = pose.slopes;
  const [horizonU, horizonV] = pose.horizon;
  const out = new Uint8Array(outWidth * outHeight).fill(128);
  for (let row = 0; row < outHeight; row++) {
    for (let column = 0; column < outWidth; column++) {
      const [p, q] = [(column - outWidth / 2) / zoom, (row - outHeight / 2) / zoom];
      const [flatU, flatV] = [p + columnSlope * q, rowSlope * p + q];
      const depth = 1 - horizonU * flatU - horizonV * flatV;
      if (depth < 0.2) continue;
      const [u, v] = [flatU / depth, flatV / depth];
      const x = (pose.middle[0] + cos * u - sin * v) * perSmallPixel;
      const y = (pose.middle[1] + sin * u + cos * v) * perSmallPixel;
      const [left, top] = [Math.floor(x), Math.floor(y)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const [right, down, at] = [x - left, y - top, top * width + left];
      const upper = (data[at] ?? 0) * (1 - right) + (data[at + 1] ?? 0) * right;
      const lower = (data[at + width] ?? 0) * (1 - right) + (data[at + width + 1] ?? 0) * right;
      out[row * outWidth + column] = upper * (1 - down) + lower * down;
    }
  }
  return { data: out, width: outWidth, height: outHeight };
}
