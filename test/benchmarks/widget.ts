// Prints how soon a shopper sees the panel and how soon the camera reads a licence: `npm run measure:widget`, and after it `--only paint`
// or `camera`, `--runs 20`.
import { parseArgs } from 'node:util';
import { needChromium } from '../support/chromium.ts';
import { printFigures } from './figures.ts';
import { measureCamera } from './widget/camera.ts';
import { measureFirstPaint } from './widget/first-paint.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, runs: { type: 'string', default: '15' } } });
const isAsked = (part: string) => values.only === undefined || values.only === part;
const runs = Number(values.runs);

if (isAsked('paint')) printFigures('A check that is needed', await measureFirstPaint(needChromium(), runs));
if (isAsked('camera')) printFigures('A licence before the camera', await measureCamera(needChromium(), runs));
