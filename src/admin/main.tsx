/** @jsxImportSource react */
import { createRoot } from 'react-dom/client';
import { App } from './shell/App.tsx';
import { takePageStart } from './shell/page-start.ts';
import { firstRoute, hrefOf } from './shell/route.ts';
import { screens } from './shell/screens.tsx';

const place = document.getElementById('admin');
if (place) {
  const start = takePageStart();
  const notice = place.dataset['notice'] ?? '';
  location.replace(hrefOf(firstRoute(start.path, notice !== '')));
  createRoot(place).render(<App start={start} notice={notice} screens={screens} clock={Date.now} />);
}
