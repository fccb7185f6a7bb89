import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckDetail } from '../../../src/contract/schema/admin/checks.ts';
import { meAs, nowMs, openApp, problemOf, urlOf, useReceiver } from '../fixture.tsx';
import { aroundChecks, checkId, checkOf, evidence, hourMs, screens, timelineOf } from './fixture.ts';

const receiver = useReceiver();
const address = `#/checks/${checkId}`;

beforeEach(() => receiver.use(...aroundChecks));

const shown = (check: CheckDetail) =>
  receiver.use(http.get(urlOf(`/checks/${checkId}`), () => HttpResponse.json(check)));

/** Answers a change with this check, which is what is there from then on, and keeps what was sent. */
function changing(method: 'post' | 'delete', path: string, answer: CheckDetail): unknown[] {
  const sent: unknown[] = [];
  receiver.use(
    http[method](urlOf(`/checks/${checkId}${path}`), async ({ request }) => {
      sent.push(await request.json());
      shown(answer);
      return HttpResponse.json(answer);
    }),
  );
  return sent;
}

const approved = checkOf({
  status: 'manually_approved',
  revision: 5,
  finding: null,
  canUndo: true,
  decidedBy: {
    decision: 'approve',
    by: { userId: 7, email: 'owner@example.com' },
    name: null,
    reason: 'Known from the shop',
    atMs: nowMs,
  },
});

describe('a check', () => {
  test('is shown with what it asks, of whom, by which rule, and what was found', async () => {
    shown(checkOf());
    const { screen } = openApp(address, screens);
    expect(await screen.findByText('Assurance level 1, and an age of 21 or more')).toBeTruthy();
    expect(screen.getByText('Wine needs ID (rules of version 3)')).toBeTruthy();
    expect(screen.getByText('Driver’s license, United States, TX')).toBeTruthy();
    expect(screen.getByText('21 or over')).toBeTruthy();
    expect(screen.getByText('The document has expired.')).toBeTruthy();
    expect(screen.getByText('The document expired on Oct 1, 2026.')).toBeTruthy();
    expect(await screen.findByText(/Waiting for ID · held/)).toBeTruthy();
  });

  test('tells why it is as it is on one line of time, the skips with their reasons', async () => {
    shown(checkOf());
    receiver.use(
      http.get(urlOf(`/checks/${checkId}/timeline`), () =>
        timelineOf([
          { atMs: nowMs - 5 * hourMs, kind: 'rule', title: 'never_heard_of', details: { ruleIds: ['wine'] } },
          {
            atMs: nowMs - 4 * hourMs,
            kind: 'status',
            title: 'order_held',
            details: { orderId: 118, toStatusId: 12, checkId: null },
          },
          {
            atMs: nowMs,
            kind: 'staff',
            title: 'check_approved',
            details: { reason: 'Known' },
            by: { userId: 9, email: 'jo@example.com' },
          },
        ]),
      ),
    );
    const { screen } = openApp(address, screens);
    await screen.findByText('Never heard of');
    const [first, second, third] = screen.getAllByRole('listitem').slice(-3);
    expect(first?.textContent).toContain('Never heard of');
    expect(second?.textContent).toContain('Waiting for ID');
    expect(third?.textContent).toContain('jo@example.com');
    expect(third?.querySelector('time')?.dateTime).toBe('2026-11-21T12:00:00.000Z');
  });

  test('says that it is not there where no such check is', async () => {
    receiver.use(http.get(urlOf(`/checks/${checkId}`), () => problemOf(404, 'unknown_check')));
    const { screen } = openApp(address, screens);
    expect((await screen.findByRole('alert')).textContent).toContain('There is no such check in this store.');
  });
});

describe('staff', () => {
  test('approve a check with a reason, for the check as they saw it', async () => {
    shown(checkOf());
    const sent = changing('post', '/decision', approved);
    const { screen, user } = openApp(address, screens);
    await user.type(await screen.findByLabelText('Reason'), ' Known from the shop ');
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByText(/^Approved by owner@example.com on /)).toBeTruthy();
    expect(screen.getByText('Approved by staff')).toBeTruthy();
    expect(sent).toEqual([{ decision: 'approve', reason: 'Known from the shop', revision: 4 }]);
  });

  test('may decide before any document was shown', async () => {
    shown(checkOf({ status: 'pending', finding: null, evidence: null }));
    const sent = changing('post', '/decision', checkOf({ status: 'manually_rejected', evidence: null }));
    const { screen, user } = openApp(address, screens);
    expect(await screen.findByText(/No document was shown/)).toBeTruthy();
    await user.type(screen.getByLabelText('Reason'), 'A stolen card');
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    expect(await screen.findByText('Rejected by staff')).toBeTruthy();
    expect(sent).toMatchObject([{ decision: 'reject' }]);
  });

  test('are asked for a reason before anything is sent', async () => {
    shown(checkOf());
    const sent = changing('post', '/decision', approved);
    const { screen, user } = openApp(address, screens);
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    expect(await screen.findByText('Say why first: it is kept with the check.')).toBeTruthy();
    expect(sent).toEqual([]);
  });

  test('see how a check is now where it moved on meanwhile, and what they wrote stays', async () => {
    shown(checkOf());
    const { screen, user } = openApp(address, screens);
    await user.type(await screen.findByLabelText('Reason'), 'Known');
    receiver.use(http.post(urlOf(`/checks/${checkId}/decision`), () => problemOf(409, 'edit_conflict')));
    shown(checkOf({ revision: 5, status: 'verified', finding: null, evidence }));
    await user.click(screen.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByText(/The check changed while you looked at it/)).toBeTruthy();
    expect(await screen.findByText('Verified')).toBeTruthy();
    expect((screen.getByLabelText('Reason') as HTMLTextAreaElement).value).toBe('Known');
  });

  test('take a decision back', async () => {
    shown(approved);
    const sent = changing('post', '/undo', checkOf({ revision: 6 }));
    const { screen, user } = openApp(address, screens);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Waits for review')).toBeTruthy();
    expect(sent).toEqual([{ revision: 5 }]);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  test('who decided first can’t agree with themselves', async () => {
    const first = { decision: 'approve' as const, reason: 'Known', atMs: nowMs - hourMs };
    shown(checkOf({ secondEyes: { ...first, by: { userId: 7, email: 'owner@example.com' } } }));
    const { screen } = openApp(address, screens);
    expect(await screen.findByText('That was you: ask somebody else of your team to look.')).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Approve' }) as HTMLButtonElement).disabled).toBe(true);
  });

  test('who come second see what the first wants, and why, and agree', async () => {
    const first = { decision: 'approve' as const, reason: 'Known', atMs: nowMs - hourMs };
    shown(checkOf({ secondEyes: { ...first, by: { userId: 9, email: 'jo@example.com' } } }));
    const sent = changing('post', '/decision', approved);
    const { screen, user } = openApp(address, screens);
    expect(await screen.findByText(/jo@example.com wants to approve this \(1 hour ago\)/)).toBeTruthy();
    expect(screen.getByText('Their reason: Known')).toBeTruthy();
    await user.type(screen.getByLabelText('Reason'), 'I know them too');
    await user.click(screen.getByRole('button', { name: 'Agree and approve' }));
    await vi.waitFor(() => expect(sent).toHaveLength(1));
  });

  test('who may only look have nothing to press', async () => {
    shown(approved);
    receiver.use(http.get(urlOf('/me'), () => HttpResponse.json(meAs('viewer'))));
    const { screen } = openApp(address, screens);
    expect(await screen.findByText(/For reviewers and owners/)).toBeTruthy();
    for (const name of ['Approve', 'Reject', 'Undo', 'Erase the person', 'Ask for a new check'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });

  test('who review don’t erase', async () => {
    shown(checkOf());
    receiver.use(http.get(urlOf('/me'), () => HttpResponse.json(meAs('reviewer'))));
    const { screen } = openApp(address, screens);
    expect(await screen.findByRole('button', { name: 'Approve' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Erase the person' })).toBeNull();
  });

  test('decide nothing about a check that another took the place of', async () => {
    const newer = `chk_${'0'.repeat(20)}`;
    shown(checkOf({ replacedBy: newer }));
    const { screen } = openApp(address, screens);
    const link = await screen.findByRole('link', { name: 'Open the newer one' });
    expect(link.getAttribute('href')).toBe(`#/checks/${newer}`);
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });
});

describe('what else is done about a check', () => {
  test('its shopper is invited again', async () => {
    shown(checkOf({ status: 'pending', finding: null, evidence: null, canInvite: true }));
    let invited = 0;
    receiver.use(
      http.post(urlOf(`/checks/${checkId}/invitation`), () => {
        invited += 1;
        return new HttpResponse(null, { status: 202 });
      }),
    );
    const { screen, user } = openApp(address, screens);
    await user.click(await screen.findByRole('button', { name: 'Invite again' }));
    await user.click(await screen.findByRole('button', { name: 'Send the e-mail' }));
    expect(await screen.findByText('The e-mail is on its way.')).toBeTruthy();
    expect(invited).toBe(1);
  });

  test('a new one is asked for, for its order, and shown', async () => {
    const newer = `chk_${'0'.repeat(20)}`;
    shown(checkOf());
    let sent: unknown;
    receiver.use(
      http.post(urlOf('/checks'), async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json(checkOf({ checkId: newer, status: 'pending', finding: null, evidence: null }), {
          status: 201,
        });
      }),
      http.get(urlOf(`/checks/${newer}`), () =>
        HttpResponse.json(checkOf({ checkId: newer, status: 'pending', finding: null, evidence: null })),
      ),
    );
    const { screen, user } = openApp(address, screens);
    await user.click(await screen.findByRole('button', { name: 'Ask for a new check' }));
    await user.click(await screen.findByRole('button', { name: 'Ask for it' }));
    await vi.waitFor(() => expect(location.hash).toBe(`#/checks/${newer}`));
    expect(sent).toEqual({ orderId: 118 });
  });

  test('its person is erased, and the receipt is shown', async () => {
    shown(checkOf());
    const erasureId = `ers_${'0'.repeat(32)}`;
    const counts = { checks: 1, events: 4, handOffs: 0, webhooks: 0, orders: 1, credentials: 0 };
    receiver.use(
      http.delete(urlOf(`/checks/${checkId}/person`), () =>
        HttpResponse.json({
          erasureId,
          at: '2026-11-21T12:00:00.000Z',
          counts: { ...counts, sessions: 0, sessionsErased: 0, sessionsLeft: 0 },
        }),
      ),
    );
    const { screen, user } = openApp(address, screens);
    await user.click(await screen.findByRole('button', { name: 'Erase the person' }));
    shown(checkOf({ forgottenAtMs: nowMs, customerId: null, orders: [] }));
    await user.click(await screen.findByRole('button', { name: 'Erase' }));
    expect(await screen.findByText(erasureId)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(await screen.findByText(/What is about the person was erased on/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Erase the person' })).toBeNull();
  });

  test('nothing is done by somebody who thinks better of it', async () => {
    shown(checkOf());
    const { screen, user } = openApp(address, screens);
    await user.click(await screen.findByRole('button', { name: 'Erase the person' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
