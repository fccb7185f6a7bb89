/** @jsxImportSource react */
import type { Route } from '../shell/route.ts';
import { CheckList } from './CheckList.tsx';
import { CheckScreen } from './CheckScreen.tsx';

/** `#/checks` lists them, `#/checks/chk_…` shows one. */
export function ChecksScreen({ route }: { readonly route: Route }) {
  const [checkId] = route.parts;
  return checkId ? <CheckScreen key={checkId} checkId={checkId} /> : <CheckList search={route.search} />;
}
