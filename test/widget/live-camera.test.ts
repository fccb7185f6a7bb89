import { act, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fail, ok, type Result } from '../../src/contract/wire/result.ts';
import { CameraScreen } from '../../widget/capture/CameraScreen.tsx';
import type { CameraProblem, Capture, CaptureEvents, Viewfinder } from '../../widget/capture/capture.ts';
import type { Tools } from '../../widget/tools.ts';
import { answerPhotos, begun, draw, jpegOf, lendObjectUrls, updateOf, useReceiver, verified } from './fixture.ts';

const server = useReceiver();
beforeEach(() => {
  lendObjectUrls();
});
afterEach(() => document.body.replaceChildren());

const viewfinder: Viewfinder = { deviceId: 'back', cameras: [], hasLight: false, isFacingUser: false };

/** A camera in the test's hands, and a page at the step before it. */
function drawWithCamera(shown: Result<Viewfinder, CameraProblem> = ok(viewfinder)) {
  const capture = {
    show: vi.fn(async (_deviceId?: string) => shown),
    setLight: vi.fn(),
    shoot: vi.fn(async (): Promise<Blob | null> => jpegOf('by hand')),
    stop: vi.fn(),
  } satisfies Capture;
  const held: { events?: CaptureEvents } = {};
  const start = (_video: HTMLVideoElement, events: CaptureEvents): Capture => {
    held.events = events;
    return capture;
  };
  const loadCamera = vi.fn<NonNullable<Tools['loadCamera']>>(async () => (props) => CameraScreen({ ...props, start }));
  const page = draw(begun(), {}, { loadCamera });
  return {
    ...page,
    capture,
    held,
    loadCamera,
    async open() {
      page.press('Use the camera').click();
      await page.untilTitle('Hold the back of your ID in the frame');
      await waitFor(() => expect(page.press('Take the picture')).toHaveProperty('disabled', !shown.ok));
    },
  };
}

describe('the live camera', () => {
  test('takes and sends the picture by itself once the barcode is found, and lets go', async () => {
    const photos = answerPhotos(server, () => updateOf(verified));
    const { open, held, capture, untilTitle } = drawWithCamera();
    await open();
    await act(() => held.events?.onFound(jpegOf('found')));
    await untilTitle('Thank you, you can pay now');
    expect(photos).toEqual(['found']);
    expect(capture.stop).toHaveBeenCalledOnce();
  });

  test('takes the picture by hand, which is looked at before it is sent', async () => {
    const photos = answerPhotos(server, () => updateOf(verified));
    const { open, press, untilTitle } = drawWithCamera();
    await open();
    press('Take the picture').click();
    await untilTitle('Is the barcode sharp?');
    expect(photos).toEqual([]);
    press('Send photo').click();
    await untilTitle('Thank you, you can pay now');
    expect(photos).toEqual(['by hand']);
  });

  test('says how to hold the card, and where the browser can’t look by itself', async () => {
    const { open, held, screen, spoken } = drawWithCamera();
    await open();
    screen.getByText('Looking for the barcode');
    await act(() => held.events?.onHint('closer'));
    screen.getByText('Move closer');
    await act(() => held.events?.onManual());
    screen.getByText(/Take the picture when the barcode is sharp/, { ignore: '[role=status]' });
    expect(spoken()).toMatch(/Take the picture when the barcode is sharp/);
    await act(() => held.events?.onHint('searching'));
    expect(screen.queryByText('Looking for the barcode')).toBeNull();
  });

  test('is let go of when it is left', async () => {
    const { open, press, capture, untilTitle } = drawWithCamera();
    await open();
    press('Stop the camera').click();
    await untilTitle('Show us the back of your ID');
    await waitFor(() => expect(capture.stop).toHaveBeenCalledOnce());
  });

  test('is let go of when a verdict comes from elsewhere, and when the widget goes', async () => {
    const first = drawWithCamera();
    await first.open();
    await act(() => first.widget.show(verified));
    expect(first.capture.stop).toHaveBeenCalledOnce();
    const second = drawWithCamera();
    await second.open();
    second.widget.unmount();
    expect(second.capture.stop).toHaveBeenCalledOnce();
  });

  test('that comes only after it was left is never started', async () => {
    let come: () => void = () => {};
    const { held, loadCamera, press, untilTitle } = drawWithCamera();
    const CameraThatComes = await loadCamera();
    loadCamera.mockReturnValue(
      new Promise((resolve) => {
        come = () => resolve(CameraThatComes);
      }),
    );
    press('Use the camera').click();
    await untilTitle('Hold the back of your ID in the frame');
    press('Stop the camera').click();
    await untilTitle('Show us the back of your ID');
    await act(() => come());
    expect(held.events).toBeUndefined();
  });

  test('has a light where there is one', async () => {
    const { open, press, capture } = drawWithCamera(ok({ ...viewfinder, hasLight: true }));
    await open();
    expect(press('Light').getAttribute('aria-pressed')).toBe('false');
    await act(() => press('Light').click());
    expect(capture.setLight).toHaveBeenLastCalledWith(true);
    expect(press('Light').getAttribute('aria-pressed')).toBe('true');
  });

  test('can be another one where there are several', async () => {
    const cameras = [
      { deviceId: 'back', label: 'Back camera' },
      { deviceId: 'wide', label: '' },
    ];
    const { open, screen, capture, root } = drawWithCamera(ok({ ...viewfinder, cameras }));
    await open();
    await userEvent.selectOptions(screen.getByLabelText('Camera'), 'Camera 2');
    expect(capture.show).toHaveBeenLastCalledWith('wide');
    // The choice keeps the focus, and the picture is that of the camera chosen last.
    expect(root.activeElement).toBe(screen.getByLabelText('Camera'));
  });
});

describe('without a live camera the other ways are offered at once', () => {
  test.each<[CameraProblem, RegExp, boolean]>([
    ['refused', /doesn’t let this page use the camera/, true],
    ['in_use', /Another app may be using the camera/, true],
    ['lost', /The camera stopped/, true],
    ['missing', /no camera on this device/, false],
  ])('when it is "%s"', async (problem, words, canTryAgain) => {
    const { press, screen, untilTitle, spoken, capture, root, title } = drawWithCamera(fail(problem));
    press('Use the camera').click();
    await untilTitle(/a photo is just as good/);
    screen.getByText(words, { ignore: '[role=status]' });
    expect(spoken()).toMatch(words);
    expect(root.activeElement).toBe(title());
    screen.getByLabelText('Take a photo');
    screen.getByLabelText('Choose a photo');
    expect(screen.queryAllByRole('button', { name: 'Use the camera' })).toHaveLength(canTryAgain ? 1 : 0);
    expect(capture.stop).toHaveBeenCalled();
  });

  test('when its script does not come, and it can be tried again', async () => {
    const { press, loadCamera, untilTitle, screen } = drawWithCamera();
    loadCamera.mockResolvedValueOnce(undefined);
    press('Use the camera').click();
    expect((await screen.findByRole('alert')).textContent).toMatch(/There is no connection/);
    press('Stop the camera').click();
    await untilTitle('Show us the back of your ID');
    loadCamera.mockResolvedValueOnce(undefined);
    press('Use the camera').click();
    await screen.findByRole('alert');
    press('Try again').click();
    await screen.findByRole('button', { name: 'Take the picture' });
  });

  test('when it ends by itself', async () => {
    const { open, held, screen } = drawWithCamera();
    await open();
    await act(() => held.events?.onLost());
    screen.getByText(/The camera stopped/, { ignore: '[role=status]' });
  });

  test('when this page can have none', () => {
    const { screen } = draw(begun(), {}, { loadCamera: null });
    expect(screen.queryByRole('button', { name: 'Use the camera' })).toBeNull();
    screen.getByLabelText('Take a photo');
  });
});
