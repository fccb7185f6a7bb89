import { access } from './en/access.ts';
import { checks } from './en/checks.ts';
import { data } from './en/data.ts';
import { orderSync } from './en/order-sync.ts';
import { overview } from './en/overview.ts';
import { provider } from './en/provider.ts';
import { review } from './en/review.ts';
import { rules } from './en/rules.ts';
import { settings } from './en/settings.ts';
import { setup } from './en/setup.ts';
import { shell } from './en/shell.ts';
import { simulator } from './en/simulator.ts';
import { timeline } from './en/timeline.ts';
import { widget } from './en/widget.ts';

/** English. One file a room. */
export const en = {
  access,
  checks,
  data,
  orderSync,
  overview,
  provider,
  review,
  rules,
  settings,
  setup,
  shell,
  simulator,
  timeline,
  widget,
};
