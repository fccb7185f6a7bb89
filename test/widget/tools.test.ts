import { afterEach, describe, expect, test, vi } from 'vitest';
import { optionsFor, toolsFor, viewOf } from './fixture.ts';

const setOn = (target: object, name: string, value: unknown) =>
  Object.defineProperty(target, name, { configurable: true, value });
const tools = (parts = {}) => toolsFor(optionsFor(viewOf()), parts);

afterEach(() => {
  Reflect.deleteProperty(navigator, 'mediaDevices');
  Reflect.deleteProperty(document, 'featurePolicy');
  Reflect.deleteProperty(globalThis, 'matchMedia');
});

describe('a live camera', () => {
  test('is out of the question where the browser has none to give', () => {
    expect(tools().loadCamera).toBeNull();
    setOn(navigator, 'mediaDevices', {});
    expect(tools().loadCamera).toBeNull();
  });

  test('is out of the question in a frame that is allowed none', () => {
    setOn(navigator, 'mediaDevices', { getUserMedia() {} });
    setOn(document, 'featurePolicy', { allowsFeature: (name: string) => name !== 'camera' });
    expect(tools().loadCamera).toBeNull();
  });

  test('is a part that is loaded when it is wanted, and may not come', async () => {
    setOn(navigator, 'mediaDevices', { getUserMedia() {} });
    expect(await tools().loadCamera?.()).toBeUndefined();
    const capture = () => ({ CameraScreen: () => 'a camera' });
    const Camera = await tools({ capture }).loadCamera?.();
    expect((Camera as (props: object) => unknown)({})).toBe('a camera');
  });
});

describe('the way over to a phone', () => {
  const beWorkedBy = (query: string) =>
    setOn(globalThis, 'matchMedia', (asked: string) => ({ matches: asked === query }));
  const mouse = '(hover: hover) and (pointer: fine)';

  test('is there for those who have a mouse, and for nobody else', () => {
    expect(tools().loadHandOff).toBeNull();
    beWorkedBy('(pointer: coarse)');
    expect(tools().loadHandOff).toBeNull();
    beWorkedBy(mouse);
    expect(tools().loadHandOff).not.toBeNull();
  });

  test('is a part that draws with the widget’s own preact, and may not come', async () => {
    beWorkedBy(mouse);
    expect(await tools().loadHandOff?.()).toBeUndefined();
    const HandOffScreen = () => null;
    const part = vi.fn((_require: (module: string) => object | undefined) => ({ HandOffScreen }));
    expect(await tools({ 'hand-off': part }).loadHandOff?.()).toBe(HandOffScreen);
    const shared = part.mock.calls[0]?.[0];
    expect(shared?.('preact/hooks')).toHaveProperty('useState');
    expect(shared?.('preact/jsx-runtime')).toHaveProperty('jsx');
  });
});
