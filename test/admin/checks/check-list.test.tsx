import { HttpResponse, http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import { meAs, openApp, problemOf, urlOf, useReceiver } from '../fixture.tsx';
import { itemOf, itemsOf, screens } from './fixture.ts';

const receiver = useReceiver();

/** Answers each look at the list by this, and keeps what was asked. */
function listed(answer: (search: URLSearchParams) => object) {
  const asked: string[] = [];
  receiver.use(
    http.get(urlOf('/checks'), ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.toString());
      return HttpResponse.json(answer(searchParams));
    }),
  );
  return asked;
}

const page = (items: readonly object[], nextCursor: string | null = null) => ({ items, nextCursor });

describe('the list of checks', () => {
  test('shows each with its status, order and customer, and leads to them', async () => {
    listed(() =>
      page([itemOf({ orderIds: [117, 118] }), itemOf({ checkId: `chk_${'0'.repeat(20)}`, customerId: null })]),
    );
    const { screen } = openApp('#/checks', screens);
    const link = await screen.findByRole('link', { name: 'chk_7v2k9m4p0qx3c8e5rwhz' });
    expect(link.getAttribute('href')).toBe('#/checks/chk_7v2k9m4p0qx3c8e5rwhz');
    const row = link.closest('tr');
    expect(row?.textContent).toContain('Waits for review');
    expect(row?.textContent).toContain('The document has expired.');
    expect(row?.textContent).toContain('Holds an order');
    expect(row?.textContent).toContain('118 and 1 more');
    expect(screen.getByRole('link', { name: '7' }).getAttribute('href')).toBe('#/customer/7');
    expect(screen.getByText('Guest')).toBeTruthy();
  });

  test('walks through its pages and back, by what the page before said', async () => {
    const asked = listed((search) => {
      const cursor = search.get('cursor');
      return cursor === 'two' ? page(itemsOf(1, { orderIds: [900] })) : page(itemsOf(2), 'two');
    });
    const { screen, user } = openApp('#/checks', screens);
    await screen.findByRole('link', { name: '201' });
    expect((screen.getByRole('button', { name: 'Previous page' }) as HTMLButtonElement).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await screen.findByRole('link', { name: '900' });
    expect((screen.getByRole('button', { name: 'Next page' }) as HTMLButtonElement).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Previous page' }));
    await screen.findByRole('link', { name: '201' });
    expect(asked).toEqual(['limit=25', 'limit=25&cursor=two', 'limit=25']);
  });

  test('is narrowed down by what stands in the address', async () => {
    const asked = listed(() => page([]));
    const { screen } = openApp('#/checks?status=failed&provider=stripe&from=2026-11-01&customerId=7', screens);
    expect(await screen.findByText('No check is like that')).toBeTruthy();
    const from = Date.parse('2026-11-01T05:00:00Z');
    expect(asked).toEqual([`status=failed&provider=stripe&customerId=7&fromMs=${from}&limit=25`]);
    expect((screen.getByLabelText('Customer number') as HTMLInputElement).value).toBe('7');
  });

  test('is searched by a number, and begins at its first page then', async () => {
    const asked = listed((search) => page(itemsOf(1), search.has('query') ? null : 'two'));
    const { screen, user } = openApp('#/checks', screens);
    await screen.findByRole('link', { name: '201' });
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    await user.type(screen.getByRole('searchbox'), '#118{Enter}');
    await vi.waitFor(() => expect(asked.at(-1)).toBe('query=118&limit=25'));
    expect(location.hash).toBe('#/checks?query=118');
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await vi.waitFor(() => expect(asked.at(-1)).toBe('limit=25'));
    expect((screen.getByRole('searchbox') as HTMLInputElement).value).toBe('');
  });

  test('sends no name anywhere, and says what can be searched for', async () => {
    const asked = listed(() => page(itemsOf(1)));
    const { screen, user } = openApp('#/checks', screens);
    await screen.findByRole('link', { name: '201' });
    await user.type(screen.getByRole('searchbox'), 'Jane Doe{Enter}');
    expect(await screen.findByText(/Names and addresses are not kept/)).toBeTruthy();
    expect(asked).toEqual(['limit=25']);
    expect(location.hash).toBe('#/checks');
  });

  test('says what will be here where there is nothing yet', async () => {
    listed(() => page([]));
    const { screen } = openApp('#/checks', screens);
    expect(await screen.findByText('No checks yet')).toBeTruthy();
  });

  test('is downloaded as it is narrowed down', async () => {
    listed(() => page(itemsOf(1)));
    let asked = '';
    receiver.use(
      http.get(urlOf('/checks.csv'), ({ request }) => {
        asked = new URL(request.url).search;
        return new HttpResponse('check,status\r\n', { headers: { 'content-type': 'text/csv' } });
      }),
    );
    const saved: string[] = [];
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:list', revokeObjectURL: () => {} }));
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(`${this.download} ${this.href}`);
    });
    const { screen, user } = openApp('#/checks?status=verified', screens);
    await user.click(await screen.findByRole('button', { name: 'Download CSV' }));
    expect(await screen.findByText('The list is in your downloads.')).toBeTruthy();
    expect(asked).toBe('?status=verified');
    expect(saved).toEqual(['idgate-checks.csv blob:list']);
  });
});

describe('several checks at once', () => {
  test('are approved with one reason, and what could not be done is said and stays chosen', async () => {
    const [one, other] = itemsOf(2);
    listed(() => page([one, other].filter((item) => item !== undefined)));
    let sent: unknown;
    receiver.use(
      http.post(urlOf('/checks/bulk'), async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({
          items: [
            { checkId: one?.checkId, code: null },
            { checkId: other?.checkId, code: 'second_eyes_needed' },
          ],
        });
      }),
    );
    const { screen, user } = openApp('#/checks', screens);
    await user.click(await screen.findByRole('checkbox', { name: 'Choose all on this page' }));
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('Approve 2 checks?');
    await user.type(screen.getByLabelText('Reason'), 'Known from the shop');
    await user.click(screen.getAllByRole('button', { name: 'Approve' }).at(-1) as Element);
    expect(await screen.findByText('1 of 2 could not be done:')).toBeTruthy();
    expect(screen.getByText(/somebody else has to agree/)).toBeTruthy();
    expect(sent).toEqual({
      action: 'approve',
      checkIds: [one?.checkId, other?.checkId],
      reason: 'Known from the shop',
    });
    const chosen = screen.getByRole('checkbox', { name: `Choose ${other?.checkId}` }) as HTMLInputElement;
    expect(chosen.checked).toBe(true);
    expect((screen.getByRole('checkbox', { name: `Choose ${one?.checkId}` }) as HTMLInputElement).checked).toBe(false);
  });

  test('stay as they are without a reason', async () => {
    listed(() => page(itemsOf(1)));
    const { screen, user } = openApp('#/checks', screens);
    await user.click(await screen.findByRole('checkbox', { name: /^Choose chk_/ }));
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    await screen.findByRole('dialog');
    expect((screen.getAllByRole('button', { name: 'Reject' }).at(-1) as HTMLButtonElement).disabled).toBe(true);
  });

  test('can’t be chosen by somebody who may only look', async () => {
    listed(() => page(itemsOf(1)));
    receiver.use(http.get(urlOf('/me'), () => HttpResponse.json(meAs('viewer'))));
    const { screen } = openApp('#/checks', screens);
    await screen.findByRole('link', { name: '201' });
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.getByRole('button', { name: 'Download CSV' })).toBeTruthy();
  });

  test('say what went wrong where nothing was done', async () => {
    listed(() => page(itemsOf(1)));
    receiver.use(http.post(urlOf('/checks/bulk'), () => problemOf(503, 'upstream_unavailable')));
    const { screen, user } = openApp('#/checks', screens);
    await user.click(await screen.findByRole('checkbox', { name: /^Choose chk_/ }));
    await user.click(screen.getByRole('button', { name: 'Invite again' }));
    await screen.findByRole('dialog');
    await user.click(screen.getAllByRole('button', { name: 'Invite again' }).at(-1) as Element);
    expect(await screen.findByText('Nothing was changed')).toBeTruthy();
  });
});
