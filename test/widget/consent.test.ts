import { act } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  answerPhotos,
  begun,
  consentUrl,
  draw,
  drawWithPhoto,
  lendObjectUrls,
  never,
  openUrl,
  problemOf,
  updateOf,
  useReceiver,
  viewOf,
} from './fixture.ts';

const server = useReceiver();
beforeEach(() => {
  lendObjectUrls();
});
afterEach(() => document.body.replaceChildren());

const asking = viewOf({ needsConsent: true });
const agreed = viewOf({ revision: 2 });
const tick = async ({ screen }: ReturnType<typeof draw>) => userEvent.click(screen.getByRole('checkbox'));

/** Writes down what the receiver is told, in turn. */
function listen(answer: () => Response | Promise<Response> = () => updateOf(agreed)) {
  const told: string[] = [];
  server.use(
    http.post(consentUrl, () => {
      told.push('consent');
      return answer();
    }),
    http.post(openUrl, () => {
      told.push('open');
      return updateOf(begun({ revision: 3 }));
    }),
  );
  return told;
}

describe('what is kept', () => {
  test.each([
    [30, /Only the result, for 30 days/],
    [1, /Only the result, for 1 day\./],
    [null, /Only the result, with your order/],
  ])('for %s days', (keptDays, words) => {
    draw(viewOf({ keptDays })).screen.getByText(words);
  });
});

describe('consent', () => {
  test('is asked for where the store needs it, and nowhere else', () => {
    expect(draw(viewOf()).screen.queryByRole('checkbox')).toBeNull();
    const box = draw(asking).screen.getByRole('checkbox', { name: /I agree that my ID is read/ });
    expect(box).toHaveProperty('checked', false);
  });

  test('that is missing is said in words, and leads to the box, as often as it is missing', async () => {
    const told = listen();
    const page = draw(asking);
    const box = page.screen.getByRole('checkbox');
    for (let round = 0; round < 2; round += 1) {
      await userEvent.click(page.press('Start'));
      expect(page.root.activeElement).toBe(box);
      expect(box.getAttribute('aria-invalid')).toBe('true');
      expect(page.root.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(
        /Please tick the box first/,
      );
    }
    expect(page.spoken()).toMatch(/Please tick the box first/);
    expect(page.title().textContent).toBe('Please show your ID to pay');
    expect(told).toEqual([]);
  });

  test('is told to the receiver before anything else is, and leads on', async () => {
    const told = listen();
    const page = draw(asking);
    await tick(page);
    await userEvent.dblClick(page.press('Start'));
    await page.untilTitle('Show us the back of your ID');
    expect(page.root.activeElement).toBe(page.title());
    await expect.poll(() => told).toEqual(['consent', 'open']);
    expect(page.options.onCheck).toHaveBeenCalledWith(agreed);
  });

  test('says that it is under way, and stays ticked', async () => {
    listen(never);
    const page = draw(asking);
    await tick(page);
    await userEvent.click(page.press('Start'));
    expect(page.press('Start').getAttribute('aria-disabled')).toBe('true');
    expect(page.screen.getByRole('checkbox')).toHaveProperty('checked', true);
  });

  test('that does not get through can be sent again', async () => {
    listen(() => HttpResponse.error());
    const page = draw(asking);
    await tick(page);
    await userEvent.click(page.press('Start'));
    await page.screen.findByText(/There is no connection/, { ignore: '[role=status]' });
    expect(page.spoken()).toMatch(/There is no connection/);
    listen();
    await userEvent.click(page.press('Start'));
    await page.untilTitle('Show us the back of your ID');
  });

  test('that a check elsewhere already has is not waited for any longer', async () => {
    listen(never);
    const page = draw(asking);
    await tick(page);
    await userEvent.click(page.press('Start'));
    await act(() => page.widget.show(begun({ revision: 5, status: 'verified' })));
    await page.untilTitle('Thank you, you can pay now');
  });

  test('that the store began to ask for meanwhile is asked for with the photo', async () => {
    answerPhotos(server, () => problemOf(409, 'consent_missing'));
    const { press, screen, untilTitle } = await drawWithPhoto();
    press('Send photo').click();
    await untilTitle('Please show your ID to pay');
    screen.getByRole('checkbox');
  });
});
