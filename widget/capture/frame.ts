/** Width to height of what is shown of the camera's picture, and looked at. The panel's `.viewfinder` has the same. */
export const shownRatio = 3 / 2;
const jpegQuality = 0.92;

/** The part of a picture that is shown: the largest of the shown shape, in its middle. */
export function shownPart(width: number, height: number) {
  const shownWidth = Math.round(Math.min(width, height * shownRatio));
  const shownHeight = Math.round(Math.min(height, width / shownRatio));
  return {
    x: Math.round((width - shownWidth) / 2),
    y: Math.round((height - shownHeight) / 2),
    width: shownWidth,
    height: shownHeight,
  };
}

/** One picture of a video at a time. */
export interface Frame {
  /** Takes in what the video shows now. False when it shows nothing. */
  take(): boolean;
  pixels(): ImageData | undefined;
  photo(): Promise<Blob | null>;
}

/** Pictures of the shown part of the video, as large as the camera gives it. */
export function createFrame(video: HTMLVideoElement): Frame {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return {
    take() {
      const { x, y, width, height } = shownPart(video.videoWidth, video.videoHeight);
      if (width === 0 || !context) return false;
      canvas.width = width;
      canvas.height = height;
      context.drawImage(video, x, y, width, height, 0, 0, width, height);
      return true;
    },
    pixels: () => context?.getImageData(0, 0, canvas.width, canvas.height),
    photo: () => new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality)),
  };
}
