import { act, fireEvent, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/contract/wire/finding.ts';
import type { Status } from '../../src/contract/wire/status.ts';
import {
  answerPhotos,
  begun,
  draw,
  drawWithPhoto,
  heldTools,
  jpegOf,
  lendObjectUrls,
  openUrl,
  unreadable,
  updateOf,
  useReceiver,
  verified,
  viewOf,
} from './fixture.ts';

const server = useReceiver();

let lent: Set<string>;
beforeEach(() => {
  lent = lendObjectUrls();
});
afterEach(() => document.body.replaceChildren());

describe('why', () => {
  test('says the age that the order asks for', () => {
    const { title, screen } = draw(viewOf());
    expect(title().textContent).toBe('Please show your ID to pay');
    screen.getByText(/people aged 21 or over/);
  });

  test('speaks of no age when none is asked for', () => {
    const { screen } = draw(viewOf({ requirement: { ial: 1, minimumAge: null } }));
    screen.getByText(/the shop needs to know who is buying/);
    expect(screen.queryByText(/aged/)).toBeNull();
  });

  test('showing it neither calls the receiver nor takes the focus nor speaks', () => {
    // Any request would be an unhandled one, and fail.
    server.resetHandlers();
    const { root, spoken } = draw(viewOf());
    expect(root.activeElement).toBeNull();
    expect(document.activeElement).toBe(document.body);
    expect(spoken()).toBe('');
  });

  test('starting opens the check once, however often it is pressed', async () => {
    let openings = 0;
    server.use(
      http.post(openUrl, () => {
        openings += 1;
        return updateOf(begun());
      }),
    );
    const { press, options, untilTitle } = draw(viewOf());
    const start = press('Start');
    start.click();
    start.click();
    await untilTitle('Show us the back of your ID');
    await waitFor(() => expect(options.onCheck).toHaveBeenCalledWith(begun()));
    expect(openings).toBe(1);
  });

  test('the shopper goes on even when the opening gets lost', async () => {
    server.use(http.post(openUrl, () => HttpResponse.error()));
    answerPhotos(server, () => updateOf(verified));
    const { press, screen, untilTitle } = draw(viewOf());
    press('Start').click();
    await untilTitle('Show us the back of your ID');
    await userEvent.upload(screen.getByLabelText('Choose a photo'), jpegOf());
    await untilTitle('Is the barcode sharp?');
    press('Send photo').click();
    await untilTitle('Thank you, you can pay now');
  });
});

describe('photo', () => {
  test('with keys alone, from the reason to the thanks', async () => {
    const photos = answerPhotos(server, () => updateOf(verified));
    const { press, root, screen, title, untilTitle, options } = draw(viewOf());
    const user = userEvent.setup();
    press('Start').focus();
    await user.keyboard('{Enter}');
    await untilTitle('Show us the back of your ID');
    expect(root.activeElement).toBe(title());
    await user.upload(screen.getByLabelText('Take a photo'), jpegOf('from the camera'));
    await untilTitle('Is the barcode sharp?');
    expect(root.activeElement).toBe(title());
    press('Send photo').focus();
    await user.keyboard('{Enter}');
    await untilTitle('Thank you, you can pay now');
    expect(root.activeElement).toBe(title());
    expect(photos).toEqual(['from the camera']);
    expect(options.onCheck).toHaveBeenLastCalledWith(verified);
  });

  test('both inputs are described by what is wanted and by the tips', () => {
    const { screen } = draw(begun());
    for (const name of ['Take a photo', 'Choose a photo']) {
      expect(screen.getByLabelText(name)).toHaveProperty('accept', 'image/*');
      expect(screen.getByLabelText(name).getAttribute('aria-describedby')).toBe('lead tips');
    }
    expect(screen.getByLabelText('Take a photo').getAttribute('capture')).toBe('environment');
    expect(screen.getByLabelText('Choose a photo').hasAttribute('capture')).toBe(false);
  });

  test('a photo can be dropped', async () => {
    const { screen, untilTitle } = draw(begun());
    const input = screen.getByLabelText('Choose a photo');
    fireEvent.dragOver(input);
    fireEvent.drop(input, { dataTransfer: { files: [jpegOf()] } });
    await untilTitle('Is the barcode sharp?');
  });

  test('a file that is no picture is refused in words, and another can be chosen', async () => {
    const { screen, untilTitle, spoken } = draw(begun());
    const pdf = new File(['%PDF'], 'id.pdf', { type: 'application/pdf' });
    await userEvent.upload(screen.getByLabelText('Choose a photo'), pdf, { applyAccept: false });
    await untilTitle('That file doesn’t work');
    expect(spoken()).toMatch(/That isn’t a picture/);
    await userEvent.upload(screen.getByLabelText('Choose a photo'), jpegOf());
    await untilTitle('Is the barcode sharp?');
  });

  test('the preview shows the photo, and lets go of it afterwards', async () => {
    answerPhotos(server, () => updateOf(verified));
    const { screen, press, untilTitle } = await drawWithPhoto();
    expect(screen.getByRole('img', { name: 'Your photo' }).getAttribute('src')).toBe([...lent][0]);
    press('Send photo').click();
    await untilTitle('Thank you, you can pay now');
    await waitFor(() => expect(lent.size).toBe(0));
  });

  test('another photo can be used instead', async () => {
    const { press, untilTitle } = await drawWithPhoto();
    press('Use another photo').click();
    await untilTitle('Show us the back of your ID');
    await waitFor(() => expect(lent.size).toBe(0));
  });
});

describe('a page loaded anew shows at once', () => {
  test.each<[Status, Finding | null, string]>([
    ['in_progress', null, 'Show us the back of your ID'],
    ['in_progress', 'unreadable', 'We couldn’t read the barcode'],
    ['in_progress', 'not_a_licence', 'That isn’t the barcode we need'],
    ['failed', 'under_age', 'You can’t buy this order'],
    ['failed', null, 'We couldn’t confirm your ID'],
    ['in_review', 'document_expired', 'Your ID has expired, so a person will look at it'],
    ['in_review', 'name_differs', 'A person will look at your ID'],
    ['in_review', 'attempts_used_up', 'A person will look at your check'],
    ['in_review', null, 'A person will look at your ID'],
    ['verified', null, 'Thank you, you can pay now'],
    ['manually_approved', null, 'Thank you, you can pay now'],
    ['manually_rejected', null, 'The shop couldn’t accept your ID'],
  ])('%s with %s: "%s"', (status, finding, name) => {
    const check = viewOf({ status, finding });
    const { title, screen } = draw(check);
    expect(title().textContent).toBe(name);
    // Who may pay has nothing left to ask the shop about.
    const isDone = status === 'verified' || status === 'manually_approved';
    expect(screen.queryAllByText(check.checkId)).toHaveLength(isDone ? 0 : 1);
  });
});

describe('while a person looks', () => {
  const inReview = begun({ status: 'in_review', finding: 'name_differs', revision: 3 });
  const order = /You can order now/;
  const wait = /You can pay as soon as the shop approves/;

  test('says that payment waits, unless the shopper may order meanwhile', () => {
    draw(inReview).screen.getByText(wait);
    draw(inReview, { mayOrder: false }).screen.getByText(wait);
    draw(inReview, { mayOrder: true }).screen.getByText(order);
  });

  test('goes by what the receiver says with its answer to the photo', async () => {
    answerPhotos(server, () => HttpResponse.json({ check: inReview, decision: 'wait', mayOrder: true }));
    const { press, screen, untilTitle } = await drawWithPhoto();
    press('Send photo').click();
    await untilTitle('A person will look at your ID');
    screen.getByText(order);
  });

  test('changes when the merchant does', async () => {
    const { widget, screen } = draw(inReview);
    await act(() => widget.show(inReview, true));
    screen.getByText(order);
    await act(() => widget.show(inReview));
    screen.getByText(order);
    await act(() => widget.show(inReview, false));
    screen.getByText(wait);
  });
});

test('how far the shopper is, is told until there is an outcome', async () => {
  answerPhotos(server, () => updateOf(verified));
  const { press, screen, untilTitle } = draw(viewOf());
  screen.getByText('Step 1 of 3');
  press('Start').click();
  await untilTitle('Show us the back of your ID');
  screen.getByText('Step 2 of 3');
  await userEvent.upload(screen.getByLabelText('Choose a photo'), jpegOf());
  await untilTitle('Is the barcode sharp?');
  screen.getByText('Step 2 of 3');
  press('Send photo').click();
  await untilTitle('Thank you, you can pay now');
  expect(screen.queryByText(/^Step/)).toBeNull();
});

describe('a view from outside', () => {
  test('that is newer is shown and spoken, and leaves the focus where the shopper has it', async () => {
    const coupon = document.body.appendChild(document.createElement('input'));
    const { widget, untilTitle, spoken, options } = draw(begun());
    coupon.focus();
    widget.show(verified);
    await untilTitle('Thank you, you can pay now');
    expect(spoken()).toBe('Thank you, you can pay now. Your ID is checked.');
    expect(document.activeElement).toBe(coupon);
    expect(options.onCheck).not.toHaveBeenCalled();
  });

  test('leaves the focus alone when the shopper went elsewhere during the upload', async () => {
    const coupon = document.body.appendChild(document.createElement('input'));
    const { held, tools } = heldTools();
    const { press, widget, title } = await drawWithPhoto(begun(), {}, tools);
    await act(() => press('Send photo').click());
    await act(() => held.progress(0.5));
    coupon.focus();
    await act(() => widget.show(verified));
    expect(title().textContent).toBe('Thank you, you can pay now');
    expect(document.activeElement).toBe(coupon);
  });

  test('does not drop the focus of a shopper who is in the widget', async () => {
    const { widget, untilTitle, root, screen, title } = draw(begun());
    screen.getByLabelText('Choose a photo').focus();
    widget.show(verified);
    await untilTitle('Thank you, you can pay now');
    expect(root.activeElement).toBe(title());
  });

  test('that is older is ignored', async () => {
    const { widget, title } = draw(begun());
    await act(() => widget.show(verified));
    await act(() => widget.show(begun()));
    expect(title().textContent).toBe('Thank you, you can pay now');
  });

  test('is not told to the page again when the late answer of the receiver brings it too', async () => {
    let answer: () => void = () => {};
    const release = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const photos = answerPhotos(server, async () => {
      await release;
      return updateOf(unreadable);
    });
    const { press, widget, untilTitle, options } = await drawWithPhoto();
    press('Send photo').click();
    await waitFor(() => expect(photos).toHaveLength(1));
    widget.show(unreadable);
    answer();
    await untilTitle('We couldn’t read the barcode');
    expect(options.onCheck).not.toHaveBeenCalled();
  });

  test('that is no verdict leaves the upload under way', async () => {
    const { held, tools } = heldTools();
    const { press, widget, title } = await drawWithPhoto(begun(), {}, tools);
    await act(() => press('Send photo').click());
    await act(() => widget.show(begun({ revision: 3 })));
    expect(title().textContent).toBe('Sending your photo');
    expect(held.signal?.aborted).toBe(false);
  });
});
