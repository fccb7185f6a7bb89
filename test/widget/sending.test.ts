import { waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  answerPhotos,
  begun,
  drawWithPhoto,
  heldTools,
  jpegOf,
  lendObjectUrls,
  problemOf,
  unreadable,
  updateOf,
  useReceiver,
  verified,
} from './fixture.ts';

const server = useReceiver();

let lent: Set<string>;
beforeEach(() => {
  lent = lendObjectUrls();
});
afterEach(() => document.body.replaceChildren());

describe('sending', () => {
  test('a double click sends once', async () => {
    const photos = answerPhotos(server, () => updateOf(verified));
    const { press, untilTitle } = await drawWithPhoto();
    await userEvent.dblClick(press('Send photo'));
    await untilTitle('Thank you, you can pay now');
    expect(photos).toHaveLength(1);
  });

  test('progress is shown, and told at every quarter', async () => {
    const { held, tools } = heldTools();
    const { press, root, screen, spoken, title, untilTitle } = await drawWithPhoto(begun(), {}, tools);
    press('Send photo').click();
    await untilTitle('Sending your photo');
    await waitFor(() => expect(held.signal).toBeDefined());
    held.progress(0.3);
    await waitFor(() => expect(screen.getByRole('progressbar')).toHaveProperty('value', 0.3));
    expect(spoken()).toBe('25% sent');
    held.progress(0.4);
    await screen.findByText('40%');
    expect(spoken()).toBe('25% sent');
    held.progress(1);
    await untilTitle('Checking your ID');
    expect(screen.getByRole('progressbar').hasAttribute('value')).toBe(false);
    expect(spoken()).toBe('This takes a few seconds.');
    expect(root.activeElement).toBe(title());
  });

  test('cancelling ends the upload and keeps the photo', async () => {
    const { held, tools } = heldTools();
    const { press, untilTitle } = await drawWithPhoto(begun(), {}, tools);
    press('Send photo').click();
    await untilTitle('Sending your photo');
    await waitFor(() => expect(held.signal).toBeDefined());
    press('Cancel').click();
    await untilTitle('Is the barcode sharp?');
    await waitFor(() => expect(held.signal?.aborted).toBe(true));
    expect(lent.size).toBe(1);
  });

  test('unmounting ends the upload and leaves nothing behind', async () => {
    const { held, tools } = heldTools();
    const { press, root, widget } = await drawWithPhoto(begun(), {}, tools);
    press('Send photo').click();
    await waitFor(() => expect(held.signal).toBeDefined());
    widget.unmount();
    expect(held.signal?.aborted).toBe(true);
    expect(root.childElementCount).toBe(0);
    expect(lent.size).toBe(0);
  });

  test('a verdict from elsewhere ends the upload', async () => {
    const { held, tools } = heldTools();
    const { press, untilTitle, widget } = await drawWithPhoto(begun(), {}, tools);
    press('Send photo').click();
    await waitFor(() => expect(held.signal).toBeDefined());
    widget.show(begun({ status: 'manually_approved', revision: 3 }));
    await untilTitle('Thank you, you can pay now');
    await waitFor(() => expect(held.signal?.aborted).toBe(true));
  });

  test('a barcode that can not be read leads to another try, with the tries that are left', async () => {
    answerPhotos(
      server,
      () => updateOf(unreadable),
      () => updateOf({ ...verified, revision: 4 }),
    );
    const { press, screen, untilTitle } = await drawWithPhoto();
    press('Send photo').click();
    await untilTitle('We couldn’t read the barcode');
    screen.getByText(/You can try 5 more times/);
    await userEvent.upload(screen.getByLabelText('Take a photo'), jpegOf('sharper'));
    await untilTitle('Is the barcode sharp?');
    press('Send photo').click();
    await untilTitle('Thank you, you can pay now');
  });

  test('a token that is out of date is renewed without the shopper noticing', async () => {
    answerPhotos(
      server,
      () => problemOf(401, 'unauthorized'),
      () => updateOf(verified),
    );
    const renewToken = vi.fn(async () => 'second-token');
    const { press, untilTitle } = await drawWithPhoto(begun(), { renewToken });
    press('Send photo').click();
    await untilTitle('Thank you, you can pay now');
    expect(renewToken).toHaveBeenCalledTimes(1);
  });
});

describe('trouble on the way', () => {
  test.each([
    ['no network', () => HttpResponse.error(), 'No connection'],
    ['a receiver that is down', () => problemOf(500, 'internal'), 'We can’t check your ID just now'],
    ['a shop or provider that is down', () => problemOf(503, 'upstream_unavailable'), 'IDs can’t be checked just now'],
    ['another photo being read', () => problemOf(409, 'busy'), 'One moment, please'],
    ['a token that can not be renewed', () => problemOf(401, 'unauthorized'), 'This check can’t go on here'],
  ] as const)('%s is said, and the same photo can be sent again', async (_name, trouble, name) => {
    const photos = answerPhotos(server, trouble, () => updateOf(verified));
    const { press, untilTitle } = await drawWithPhoto();
    press('Send photo').click();
    await untilTitle(name);
    press('Try again').click();
    await untilTitle('Thank you, you can pay now');
    expect(photos).toEqual(['a photo', 'a photo']);
  });

  test('the photo goes by itself once the network is back', async () => {
    answerPhotos(
      server,
      () => HttpResponse.error(),
      () => updateOf(verified),
    );
    const { press, untilTitle } = await drawWithPhoto();
    press('Send photo').click();
    await untilTitle('No connection');
    await waitFor(() => {
      window.dispatchEvent(new Event('online'));
      expect(() => press('Try again')).toThrow();
    });
    await untilTitle('Thank you, you can pay now');
  });

  test('a photo that the receiver can not open asks for another', async () => {
    answerPhotos(server, () => problemOf(422, 'not_an_image'));
    const { press, untilTitle, spoken } = await drawWithPhoto();
    press('Send photo').click();
    await untilTitle('That file doesn’t work');
    expect(spoken()).toMatch(/can’t open this kind of picture/);
  });

  test('an unmounted widget does not send when the network comes back', async () => {
    const photos = answerPhotos(server, () => HttpResponse.error());
    const { press, untilTitle, widget } = await drawWithPhoto();
    press('Send photo').click();
    await untilTitle('No connection');
    widget.unmount();
    window.dispatchEvent(new Event('online'));
    expect(photos).toHaveLength(1);
  });
});
