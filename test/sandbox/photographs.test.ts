import { describe, expect, test } from 'vitest';
import { readBarcode } from '../../src/receiver/providers/document/read-barcode.ts';
import { photograph, steadyCamera } from '../../src/sandbox/photographs/camera.ts';
import { drawCard } from '../../src/sandbox/photographs/card.ts';
import { drawPage } from '../../src/sandbox/photographs/desk.ts';
import { barcodeText, type Specimen } from '../../src/sandbox/photographs/specimen.ts';

const specimen: Specimen = {
  issuer: 'TX',
  firstName: 'Avery',
  middleName: 'Quinn',
  lastName: 'Sample',
  birthDate: '1988-07-04',
  expiryDate: '2030-07-04',
};

describe('the text of a specimen', () => {
  test('says truly where its subfile begins and how long it is', () => {
    const text = barcodeText(specimen);
    const [, offset, length] = /DL(\d{4})(\d{4})/.exec(text) ?? [];
    expect(text.slice(Number(offset), Number(offset) + Number(length))).toMatch(/^DLDAQ[\s\S]*\r$/);
    expect(text).toHaveLength(Number(offset) + Number(length));
  });

  test('has its dates in the order of its country', () => {
    expect(barcodeText(specimen)).toContain('\nDBB07041988\n');
    expect(barcodeText({ ...specimen, issuer: 'ON' })).toContain('\nDBB19880704\n');
  });
});

describe('a photograph of a specimen', () => {
  test('carries the barcode with exactly that text', async () => {
    const photo = await photograph(await drawCard(specimen), { ...steadyCamera, turnedDegrees: 0 });
    expect(await readBarcode(photo)).toEqual({ kind: 'text', text: barcodeText(specimen) });
  });

  test('may be taken of it lying askew on a newspaper, and still be read', async () => {
    const camera = { ...steadyCamera, turnedDegrees: 33, fill: 0.6 };
    const photo = await photograph(await drawCard(specimen), camera, await drawPage(camera));
    expect(await readBarcode(photo)).toEqual({ kind: 'text', text: barcodeText(specimen) });
  });

  test('is the same for the same seed, and another for another', async () => {
    const card = await drawCard(specimen);
    const small = { ...steadyCamera, width: 400, height: 300 };
    expect(await photograph(card, small)).toEqual(await photograph(card, small));
    expect(await photograph(card, small)).not.toEqual(await photograph(card, { ...small, seed: 2 }));
  });
});
