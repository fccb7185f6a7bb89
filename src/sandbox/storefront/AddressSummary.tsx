/** @jsxImportSource react */
import type { Address } from '@bigcommerce/checkout-sdk/essential';

export function AddressSummary({ address, note }: { address: Address | undefined; note?: string | undefined }) {
  if (!address) return null;
  const lines = [
    `${address.firstName} ${address.lastName}`,
    [address.address1, address.address2].filter(Boolean).join(', '),
    [address.city, address.stateOrProvinceCode || address.stateOrProvince, address.postalCode]
      .filter(Boolean)
      .join(', '),
    address.country,
    note,
  ];
  return (
    <div className="vcard checkout-address--static">
      {lines.filter(Boolean).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
