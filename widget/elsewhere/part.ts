export { ElsewhereScreen } from './ElsewhereScreen.tsx';
export { screenOf } from './screen.ts';
