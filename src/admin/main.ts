import { meSchema } from '../contract/schema/admin/me.ts';
import { takePageStart } from './page-start.ts';
import { createAdminApi } from './session.ts';

const start = takePageStart();
const api = createAdminApi(start.apiBase, start.session, Date.now);
const place = document.getElementById('admin');

const paragraph = (text: string) => {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
};

async function show(): Promise<void> {
  const notice = place?.dataset['notice'];
  const answer = await api.ask('/me');
  if (!answer.ok) {
    place?.replaceChildren(
      paragraph('The session is over. Open idgate again from the Apps menu of the control panel.'),
    );
    return;
  }
  const { storeName, storeHash, user } = meSchema.parse(await answer.json());
  const title = document.createElement('h1');
  title.textContent = `idgate in ${storeName || storeHash}`;
  place?.replaceChildren(
    title,
    ...(notice ? [paragraph(notice)] : []),
    paragraph(`You are here as ${user.email} (${user.role}).`),
  );
}

void show();
