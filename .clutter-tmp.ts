import sharp from 'sharp';
import { drawCard } from './src/sandbox/photographs/card.ts';
import { readBarcode } from './src/receiver/providers/document/read-barcode.ts';
const card = await drawCard({ issuer: 'TX', firstName: 'Avery', middleName: 'Quinn', lastName: 'Sample', birthDate: '1988-07-04', expiryDate: '2031-07-04' });
const words = 'Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore';
const bgs: Record<string, string> = {
  newspaper: Array.from({ length: 70 }, (_, i) => `<text x="${-(i % 7) * 20}" y="${i * 22}" font-size="20" font-family="serif" transform="rotate(7)">${words} ${words} ${words}</text>`).join(''),
  keyboard: Array.from({ length: 400 }, (_, i) => `<rect x="${(i % 25) * 84}" y="${Math.floor(i / 25) * 94}" width="74" height="84" rx="8" fill="#222"/><text x="${(i % 25) * 84 + 20}" y="${Math.floor(i / 25) * 94 + 50}" fill="#fff" font-size="36">${String.fromCharCode(65 + i % 26)}</text>`).join(''),
  checks: Array.from({ length: 1200 }, (_, i) => `<rect x="${(i % 40) * 50}" y="${Math.floor(i / 40) * 50}" width="25" height="25" fill="#833"/>`).join(''),
};
for (const [name, inner] of Object.entries(bgs)) for (const width of [900, 1300]) { let hit = 0, ms = 0; const turns = [0, 8, 17, 30, 45, 62, 100, 135, 205, 290];
  for (const turn of turns) {
    const c = await sharp(card.data, { raw: { width: card.width, height: card.height, channels: 3 } }).resize({ width }).ensureAlpha().png().toBuffer();
    const r = await sharp(await sharp(c).rotate(turn, { background: '#0000' }).png().toBuffer()).resize({ width: 1990, height: 1490, fit: 'inside', withoutEnlargement: true }).toBuffer();
    const photo = await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="1500"><rect width="100%" height="100%" fill="#ddd"/>${inner}</svg>`)).composite([{ input: r }]).flatten().blur(0.7).jpeg({ quality: 85 }).toBuffer();
    if (name === 'newspaper' && turn === 30 && width === 900) await sharp(photo).toFile('/tmp/document-review/clutter.jpg');
    const t = performance.now(); const out = await readBarcode(photo); ms += performance.now() - t; if (out.kind === 'text') hit++; else process.stdout.write(`[${turn}:${out.kind}] `);
  }
  console.log(name, width, hit, '/', turns.length, Math.round(ms / turns.length), 'ms');
}
