/** @jsxImportSource react */
import { Text } from '@bigcommerce/big-design';
import type { CheckDetail } from '../../contract/schema/admin/checks.ts';
import { useAdmin } from '../shell/admin.tsx';
import { localeOf } from '../shell/times.ts';
import { texts } from '../texts/texts.ts';
import { calendarDay, countryName } from './calendar-day.ts';
import { type Fact, Facts } from './Facts.tsx';

/** What a verdict is based on. There is no image, no name and no number to show: idgate keeps none. */
export function EvidenceFacts({ evidence }: { readonly evidence: CheckDetail['evidence'] }) {
  const locale = localeOf(useAdmin().me.locale);
  return evidence ? <Facts facts={factsOf(evidence, locale)} /> : <Text>{texts.checks.evidence.none}</Text>;
}

function factsOf(evidence: NonNullable<CheckDetail['evidence']>, locale: string): Fact[] {
  const words = texts.checks.evidence;
  const { documentType, documentCountry, documentRegion, documentExpiresOn, ageOver, isFaceMatched } = evidence;
  const place = [documentCountry && countryName(locale, documentCountry), documentRegion].filter(Boolean).join(', ');
  const highest = ageOver.at(-1);
  return [
    { label: words.ial, value: evidence.ial },
    {
      label: words.document,
      value: [documentType ? words.documentType[documentType] : words.documentUnknown, place]
        .filter(Boolean)
        .join(', '),
    },
    ...(documentExpiresOn ? [{ label: words.expires, value: calendarDay(locale, documentExpiresOn) }] : []),
    { label: words.age, value: highest === undefined ? words.ageUnknown : words.ageOver(highest) },
    { label: words.name, value: words.nameMatch[evidence.nameMatch] },
    ...(isFaceMatched === undefined
      ? []
      : [{ label: words.face, value: isFaceMatched ? words.faceMatched : words.faceNotMatched }]),
    { label: words.method, value: words.methods[evidence.method] ?? evidence.method },
    ...(evidence.credentialReference ? [{ label: words.credential, value: evidence.credentialReference }] : []),
  ];
}
