import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { aroundChecks, checkOf, hourMs, itemsOf, screens } from '../checks/fixture.ts';
import { nowMs, openApp, urlOf, useReceiver } from '../fixture.tsx';

const receiver = useReceiver();
const [first, second] = itemsOf(2);
if (!first || !second) throw new Error('There are two');

/** Answers the queue with those who wait by now, and keeps what was asked. */
function waiting(items: () => readonly object[], nextCursor: string | null = null): string[] {
  const asked: string[] = [];
  receiver.use(
    http.get(urlOf('/checks'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ items: items(), nextCursor });
    }),
  );
  return asked;
}

beforeEach(() => receiver.use(...aroundChecks));

describe('the queue', () => {
  test('asks for those who wait for a person, the longest waiting first', async () => {
    const asked = waiting(() => [first]);
    const { screen } = openApp('#/review', screens);
    expect(await screen.findByText('One check waits')).toBeTruthy();
    expect(asked).toEqual(['?queue=review&sort=oldest&limit=25']);
  });

  test('says of each how long it waits and how much time is left, or how late it is', async () => {
    waiting(() => [
      { ...first, inReviewSinceMs: nowMs - 26 * hourMs, targetAtMs: nowMs - 2 * hourMs },
      { ...second, inReviewSinceMs: nowMs - 3 * hourMs, targetAtMs: nowMs + hourMs },
    ]);
    const { screen } = openApp('#/review', screens);
    const late = await screen.findByRole('link', { name: /^Order 201/ });
    expect(late.textContent).toContain('Waits 1 day');
    expect(late.textContent).toContain('2 hours late');
    const other = screen.getByRole('link', { name: /^Order 202/ });
    expect(other.textContent).toContain('Waits 3 hours · 1 hour left');
    expect(screen.getByText('One is late')).toBeTruthy();
  });

  test('says which wait for a second person, and which of these are one’s own', async () => {
    const eyes = { decision: 'approve', reason: 'Known', atMs: nowMs };
    waiting(() => [
      { ...first, secondEyes: { ...eyes, by: { userId: 9, email: 'jo@example.com' } } },
      { ...second, secondEyes: { ...eyes, by: { userId: 7, email: 'owner@example.com' } } },
    ]);
    const { screen } = openApp('#/review', screens);
    expect((await screen.findByRole('link', { name: /^Order 201/ })).textContent).toContain('Needs a second person');
    expect(screen.getByRole('link', { name: /^Order 202/ }).textContent).toContain('You decided');
  });

  test('shows more where more wait', async () => {
    const asked = waiting(() => itemsOf(25), 'more');
    const { screen, user } = openApp('#/review', screens);
    expect(await screen.findByText('More than 25 checks wait')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await vi.waitFor(() => expect(asked.at(-1)).toBe('?queue=review&sort=oldest&limit=100'));
  });

  test('says so where nobody waits', async () => {
    waiting(() => []);
    const { screen } = openApp('#/review', screens);
    expect(await screen.findByText('Nobody waits')).toBeTruthy();
  });

  test('is read again when somebody comes back to the page', async () => {
    let items: readonly object[] = [first];
    waiting(() => items);
    const { screen } = openApp('#/review', screens);
    await screen.findByText('One check waits');
    items = [first, second];
    document.dispatchEvent(new Event('visibilitychange'));
    expect(await screen.findByText('2 checks wait')).toBeTruthy();
  });
});

describe('the desk', () => {
  test('decides on one check beside the others, lets it be undone, and goes on to the next', async () => {
    let items: readonly object[] = [first, second];
    waiting(() => items);
    const orders = [{ orderId: 201, statusId: 12, isHeld: true }];
    const open = checkOf({ checkId: first.checkId, orders });
    const decided = checkOf({
      checkId: first.checkId,
      orders,
      status: 'manually_approved',
      revision: 5,
      canUndo: true,
      decidedBy: {
        decision: 'approve',
        by: { userId: 7, email: 'owner@example.com' },
        name: null,
        reason: 'Known',
        atMs: nowMs,
      },
    });
    let isDecided = false;
    receiver.use(
      http.get(urlOf(`/checks/${first.checkId}`), () => HttpResponse.json(isDecided ? decided : open)),
      http.post(urlOf(`/checks/${first.checkId}/decision`), () => {
        items = [second];
        isDecided = true;
        return HttpResponse.json(decided);
      }),
      http.get(urlOf(`/checks/${second.checkId}`), () => HttpResponse.json(checkOf({ checkId: second.checkId }))),
    );
    const { screen, user } = openApp('#/review', screens);
    await user.click(await screen.findByRole('link', { name: /^Order 201/ }));
    expect(await screen.findByRole('heading', { name: 'Order 201' })).toBeTruthy();
    await user.type(screen.getByLabelText('Reason'), 'Known');
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeTruthy();
    expect(await screen.findByText('One check waits')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(location.hash).toBe(`#/review/${second.checkId}`);
  });
});
