import { writeFile } from 'node:fs/promises';
import { photograph, steadyCamera } from '../../src/sandbox/photographs/camera.ts';
import { drawCard } from '../../src/sandbox/photographs/card.ts';
import type { Specimen } from '../../src/sandbox/photographs/specimen.ts';

/** Two seconds, which Chromium's fake camera shows again and again. */
const pictures = 60;

/** Writes a film of a licence in a hand that is not quite still, in good light, as Chromium's fake camera takes it. */
export async function writeFootage(path: string, specimen: Specimen): Promise<void> {
  const card = await drawCard(specimen);
  const film: Uint8Array[] = [];
  for (let picture = 0; picture < pictures; picture += 1) {
    const turn = (picture / pictures) * 2 * Math.PI;
    film.push(
      await photograph(card, {
        ...steadyCamera,
        width: 1_280,
        height: 720,
        fill: 0.6 + 0.12 * Math.sin(turn),
        turnedDegrees: 4 * Math.sin(2 * turn),
        tiltX: 0.06 * Math.cos(turn),
        tiltY: 0.05 * Math.sin(turn),
        shakePixels: 1.2,
        blurPixels: 0.5,
      }),
    );
  }
  await writeFile(path, Buffer.concat(film));
}
