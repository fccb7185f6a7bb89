import sharp, { type Sharp } from 'sharp';
import { demoShopper } from '../demo-shopper.ts';
import { type Camera, photograph, steadyCamera } from './camera.ts';
import { drawBarcode, drawCard, type Picture } from './card.ts';
import type { Specimen } from './specimen.ts';

/** A photograph that a newcomer can upload by hand. */
export interface Sample {
  /** Its file name. */
  readonly file: string;
  readonly title: string;
  /** What happens when it is shown. */
  readonly expect: string;
  readonly jpeg: Uint8Array;
}

/** A day this many years before or after another. */
function yearsFrom(todayMs: number, years: number): string {
  const day = new Date(todayMs);
  day.setUTCFullYear(day.getUTCFullYear() + years, day.getUTCMonth(), Math.min(day.getUTCDate(), 28));
  return day.toISOString().slice(0, 10);
}

const [firstName = '', middleName = ''] = demoShopper.firstName.split(' ');

/** The sample photographs, drawn for this day (Unix time in milliseconds), so that they never age. Takes some seconds. */
export async function samplePhotographs(todayMs: number): Promise<readonly Sample[]> {
  const adult: Specimen = {
    issuer: 'TX',
    firstName,
    middleName,
    lastName: demoShopper.lastName,
    birthDate: yearsFrom(todayMs, -34),
    expiryDate: yearsFrom(todayMs, 4),
  };
  const licence = async (changes: Partial<Specimen> = {}, camera: Partial<Camera> = {}) =>
    photograph(await drawCard({ ...adult, ...changes }), { ...steadyCamera, ...camera });
  const sample = async (file: string, title: string, expect: string, jpeg: Promise<Uint8Array>): Promise<Sample> => ({
    file,
    title,
    expect,
    jpeg: await jpeg,
  });
  return Promise.all([
    sample('licence.jpg', 'A licence', 'Verified, where the billing name is that of the demo shopper.', licence()),
    sample(
      'hurried.jpg',
      'The same, in a hurry',
      'Verified: turned, tilted and a little dark, but readable.',
      licence({}, hurried),
    ),
    sample('ontario.jpg', 'A Canadian licence', 'Verified: dates are written year first.', licence({ issuer: 'ON' })),
    sample(
      'under-21.jpg',
      'A licence of a 19-year-old',
      'Refused for whisky; good enough for a knife.',
      licence({ birthDate: yearsFrom(todayMs, -19) }),
    ),
    sample(
      'expired.jpg',
      'A licence that has expired',
      'A person has to look at it.',
      licence({ expiryDate: yearsFrom(todayMs, -1) }),
    ),
    sample(
      'other-name.jpg',
      "Somebody else's licence",
      'A person has to look at it.',
      licence({ firstName: 'Jordan', middleName: '', lastName: 'Specimen' }),
    ),
    sample(
      'too-blurred.jpg',
      'A licence out of focus',
      'Can not be read: try again with a better photo.',
      licence({}, { blurPixels: 14 }),
    ),
    sample(
      'cat.jpg',
      'A cat',
      'Can not be read: there is no barcode on a cat.',
      drawCat().then((cat) => photograph(cat, { ...steadyCamera, fill: 0.6 })),
    ),
    sample(
      'qr-code.jpg',
      'A QR code',
      'Not the barcode of a licence.',
      drawQrCode().then((code) => photograph(code, { ...steadyCamera, fill: 0.5 })),
    ),
  ]);
}

const hurried: Partial<Camera> = {
  fill: 0.72,
  turnedDegrees: -11,
  tiltX: 0.12,
  tiltY: 0.08,
  brightness: 0.6,
  shade: 0.4,
  grain: 8,
  exifOrientation: 6,
};

async function pixelsOf(image: Sharp): Promise<Picture> {
  const { data, info } = await image
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const drawQrCode = async () =>
  pixelsOf(
    sharp(await drawBarcode('https://example.com/not-a-licence', 'QRCode')).extend({
      top: 60,
      bottom: 60,
      left: 60,
      right: 60,
      background: '#ffffff',
    }),
  );

const drawCat = () =>
  pixelsOf(
    sharp(
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="1200" height="1200">
        <rect width="400" height="400" fill="#dfe8ef"/>
        <path d="M90 170 80 60l80 55a150 150 0 0 1 80 0l80-55-10 110a120 120 0 0 1-220 0" fill="#e09b4d"/>
        <circle cx="200" cy="220" r="120" fill="#e09b4d"/>
        <circle cx="155" cy="200" r="17" fill="#2b2b2b"/><circle cx="245" cy="200" r="17" fill="#2b2b2b"/>
        <path d="m185 240 30 0-15 17z" fill="#b8574c"/>
        <path d="M200 257q-25 35-50 15m50-15q25 35 50 15M130 245 50 230m80 25-80 15M270 245l80-15m-80 25 80 15" stroke="#5c3d1e" stroke-width="5" fill="none"/>
      </svg>`),
    ),
  );
