import { userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  answerPhotos,
  begun,
  draw,
  drawWithPhoto,
  lendObjectUrls,
  never,
  personUrl,
  problemOf,
  unreadable,
  updateOf,
  useReceiver,
  verified,
  viewOf,
} from './fixture.ts';

const server = useReceiver();
beforeEach(() => {
  lendObjectUrls();
});
afterEach(() => document.body.replaceChildren());

const ask = 'Can’t do this? Ask a person to look';
const confirm = 'Shall a person look at it?';
const asked = begun({ status: 'in_review', finding: 'person_asked', revision: 3 });

function answerWishes(answer: () => Response | Promise<Response>) {
  let wishes = 0;
  server.use(
    http.post(personUrl, () => {
      wishes += 1;
      return answer();
    }),
  );
  return () => wishes;
}
const accepts = (mayOrder: boolean) => () => HttpResponse.json({ check: asked, decision: 'wait', mayOrder });

describe('a person can be asked for', () => {
  test.each([
    ['by those who have no such document', viewOf(), 'I have none of these'],
    ['instead of a photo', begun(), ask],
    ['after a photo that could not be read', unreadable, ask],
  ])('%s, who are told first what happens', async (_name, check, name) => {
    // Until it is confirmed nothing is sent: any request would be an unhandled one, and fail.
    const { press, untilTitle, root, title, screen } = draw(check);
    await userEvent.click(press(name));
    await untilTitle(confirm);
    expect(root.activeElement).toBe(title());
    screen.getByText(/How long that takes is up to the shop. You may have to wait before you can pay/, {
      ignore: '[role=status]',
    });
  });

  test('and it can be thought better of', async () => {
    const { press, untilTitle } = draw(viewOf());
    await userEvent.click(press('I have none of these'));
    await untilTitle(confirm);
    await userEvent.click(press('Go back'));
    await untilTitle('Please show your ID to pay');
  });

  test('when a photo does not get through, which is still there on coming back', async () => {
    answerPhotos(server, () => HttpResponse.error());
    const { press, untilTitle, screen } = await drawWithPhoto();
    press('Send photo').click();
    await untilTitle('No connection');
    await userEvent.click(press(ask));
    await untilTitle(confirm);
    await userEvent.click(press('Go back'));
    await untilTitle('No connection');
    screen.getByRole('img', { name: 'Your photo' });
    answerPhotos(server, () => updateOf(verified));
    press('Try again').click();
    await untilTitle('Thank you, you can pay now');
  });
});

describe('the wish', () => {
  async function drawConfirming() {
    const page = draw(begun());
    await userEvent.click(page.press(ask));
    await page.untilTitle(confirm);
    return page;
  }

  test.each([
    [false, /You can pay as soon as the shop approves/],
    [true, /You can order now/],
  ])('is sent once, and then it is said what comes next (may order: %s)', async (mayOrder, words) => {
    const wishes = answerWishes(accepts(mayOrder));
    const { press, untilTitle, screen, options } = await drawConfirming();
    await userEvent.dblClick(press('Ask a person'));
    await untilTitle('A person will look at your check');
    screen.getByText(/The shop knows that you asked/, { ignore: '[role=status]' });
    screen.getByText(words);
    expect(wishes()).toBe(1);
    expect(options.onCheck).toHaveBeenCalledWith(asked);
  });

  test('can be left while it is on its way', async () => {
    answerWishes(never);
    const { press, untilTitle } = await drawConfirming();
    await userEvent.click(press('Ask a person'));
    expect(press('Ask a person').getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(press('Go back'));
    await untilTitle('Show us the back of your ID');
  });

  test.each([
    ['has no connection', () => HttpResponse.error(), /There is no connection/],
    ['meets a fault of ours', () => problemOf(500, 'internal'), /the fault is ours/],
    ['is out of date', () => problemOf(401, 'unauthorized'), /Please reload this page/],
  ])('that %s is told in words, seen and heard, and can be sent again', async (_name, fails, words) => {
    answerWishes(fails);
    const { press, untilTitle, screen, spoken } = await drawConfirming();
    await userEvent.click(press('Ask a person'));
    await screen.findByText(words, { ignore: '[role=status]' });
    expect(spoken()).toMatch(words);
    answerWishes(accepts(false));
    await userEvent.click(press('Ask a person'));
    await untilTitle('A person will look at your check');
  });
});
