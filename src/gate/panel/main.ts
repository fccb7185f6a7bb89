import { pageObjectOf } from '../page-object.ts';
import { createPanel } from './panel.ts';

pageObjectOf(window).createPanel ??= (parts) => createPanel(parts, (input, init) => fetch(input, init), Math.random);
