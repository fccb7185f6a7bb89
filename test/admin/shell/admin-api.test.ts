import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createAdminApi } from '../../../src/admin/shell/admin-api.ts';
import { apiBase, nowMs, problemOf, urlOf, useReceiver } from '../fixture.tsx';

const receiver = useReceiver();
const minuteMs = 60_000;

const apiWith = (session: object = {}) => {
  const over: string[] = [];
  const api = createAdminApi({
    apiBase,
    session: { token: 'first', expiresAtMs: nowMs + 15 * minuteMs, endsAtMs: nowMs + 480 * minuteMs, ...session },
    clock: () => nowMs,
    onSessionOver: () => over.push('over'),
  });
  return { api, over };
};

describe('what the page asks', () => {
  test('is asked with a new session when the old one is about to end, which is renewed once for all', async () => {
    const renewals: (string | null)[] = [];
    const asked: (string | null)[] = [];
    receiver.use(
      http.post(urlOf('/session'), ({ request }) => {
        renewals.push(request.headers.get('authorization'));
        return HttpResponse.json({
          token: 'second',
          expiresAtMs: nowMs + 15 * minuteMs,
          endsAtMs: nowMs + 480 * minuteMs,
        });
      }),
      http.get(urlOf('/things'), ({ request }) => {
        asked.push(request.headers.get('authorization'));
        return HttpResponse.json(1);
      }),
    );
    const { api } = apiWith({ expiresAtMs: nowMs + minuteMs });
    await Promise.all([api.read(z.int(), '/things'), api.read(z.int(), '/things')]);
    expect(renewals).toEqual(['Bearer first']);
    expect(asked).toEqual(['Bearer second', 'Bearer second']);
  });

  test('is narrowed down by what is given', async () => {
    let address = '';
    receiver.use(
      http.get(urlOf('/things'), ({ request }) => {
        address = request.url;
        return HttpResponse.json(1);
      }),
    );
    await apiWith().api.read(z.int(), '/things', { search: { status: 'failed', provider: '', orderId: undefined } });
    expect(new URL(address).search).toBe('?status=failed');
  });

  test('brings what the receiver says with a refusal', async () => {
    receiver.use(http.put(urlOf('/things'), () => problemOf(409, 'edit_conflict', { editedAtMs: 5 })));
    const answer = await apiWith().api.tell('PUT', '/things', {});
    expect(answer).toMatchObject({
      ok: false,
      failure: { code: 'edit_conflict', requestId: 'req_1', details: { editedAtMs: 5 } },
    });
  });

  test('is not repeated behind anybody’s back', async () => {
    let times = 0;
    receiver.use(
      http.get(urlOf('/things'), () => {
        times += 1;
        return new HttpResponse('<html>Bad gateway</html>', { status: 502 });
      }),
    );
    expect(await apiWith().api.read(z.int(), '/things')).toMatchObject({ ok: false, failure: { code: 'offline' } });
    expect(times).toBe(1);
  });

  test('tells of a session that is over', async () => {
    receiver.use(http.get(urlOf('/things'), () => problemOf(401, 'session_over')));
    const { api, over } = apiWith();
    await api.read(z.int(), '/things');
    expect(over).toEqual(['over']);
  });

  test('may be a file', async () => {
    receiver.use(http.get(urlOf('/things.csv'), () => HttpResponse.text('a,b')));
    const answer = await apiWith().api.file('/things.csv');
    expect(answer.ok && (await answer.value.text())).toBe('a,b');
  });
});
