import { afterEach, describe, expect, test } from 'vitest';
import { optionsFor, toolsFor, viewOf } from './fixture.ts';

const setOn = (target: object, name: string, value: unknown) =>
  Object.defineProperty(target, name, { configurable: true, value });
const loadCapture = (parts = {}) => toolsFor(optionsFor(viewOf()), parts).loadCapture;

afterEach(() => {
  Reflect.deleteProperty(navigator, 'mediaDevices');
  Reflect.deleteProperty(document, 'featurePolicy');
});

describe('a live camera', () => {
  test('is out of the question where the browser has none to give', () => {
    expect(loadCapture()).toBeNull();
    setOn(navigator, 'mediaDevices', {});
    expect(loadCapture()).toBeNull();
  });

  test('is out of the question in a frame that is allowed none', () => {
    setOn(navigator, 'mediaDevices', { getUserMedia() {} });
    setOn(document, 'featurePolicy', { allowsFeature: (name: string) => name !== 'camera' });
    expect(loadCapture()).toBeNull();
  });

  test('is a part that is loaded when it is wanted, and may not come', async () => {
    setOn(navigator, 'mediaDevices', { getUserMedia() {} });
    const video = document.createElement('video');
    const events = { onHint() {}, onFound() {}, onManual() {}, onLost() {} };
    expect(await loadCapture()?.(video, events)).toBeUndefined();
    const capture = {};
    expect(await loadCapture({ capture: () => capture })?.(video, events)).toBe(capture);
  });
});
