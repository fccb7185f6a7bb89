export { CameraScreen } from './CameraScreen.tsx';
export { startCapture } from './start-capture.ts';
