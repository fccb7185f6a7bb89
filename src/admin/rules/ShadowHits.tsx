/** @jsxImportSource react */
import { Text } from '@bigcommerce/big-design';
import type { ShadowView } from '../../contract/schema/admin/simulation.ts';
import { LinkInText } from '../shell/LinkInText.tsx';
import { hrefOf } from '../shell/route.ts';
import { texts } from '../texts/texts.ts';

const words = texts.rules;
const shown = 5;

/** Whom a rule in shadow mode would have asked. */
export function ShadowHits({ hits }: { readonly hits: ShadowView['items'][number] | undefined }) {
  if (!hits) return <Text color="secondary60">{words.shadowNobody}</Text>;
  return (
    <Text color="secondary60">
      {words.shadowHits(hits.carts, hits.orders, hits.ordersAskedAnyway)}{' '}
      {hits.latestOrderIds.slice(0, shown).map((orderId) => (
        <span key={orderId}>
          <LinkInText href={hrefOf(`/order/${orderId}`)}>#{orderId}</LinkInText>{' '}
        </span>
      ))}
    </Text>
  );
}
