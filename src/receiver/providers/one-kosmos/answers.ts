import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { Evidence } from '../../../contract/wire/evidence.ts';
import type { Ial } from '../../../contract/wire/requirement.ts';
import type { JudgedAgainst, SessionState } from '../../checks/provider.ts';
import { claimedIal, ialOf } from '../assurance-level.ts';
import { readDate } from '../dates.ts';
import { judge } from '../judge.ts';
import type { Reading } from '../reading.ts';

export const oneKosmosStarted = z.object({
  sessionId: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
});

/** What is sealed in an answer, and by whom where that is not the service that was asked. */
export const sealedAnswer = z.object({ data: z.string(), publicKey: z.string().nullish() });

/** What is read of a document may be missing, and then is not known. What is of another type is not as documented. */
const read = z.string().nullish();
const document = z.object({
  firstName: read,
  middleName: read,
  lastName: read,
  dob: read,
  doe: read,
  country: read,
  state: read,
});

export const oneKosmosResult = z.object({
  responseStatus: z.string(),
  sessionId: z.string().nullish(),
  dl_object: document.nullish(),
  ppt_object: document.nullish(),
  idcard_object: document.nullish(),
  /** Who looked into the camera, where the workflow asks for that: their LiveID. */
  liveid_object: z.object({}).nullish(),
  /** The signed credential. */
  token: read,
});
export type OneKosmosResult = z.infer<typeof oneKosmosResult>;

/** The levels of a user, by the wallets they have. */
export const oneKosmosLevels = z.object({
  user: z.object({ uid: z.string(), username: read }),
  did: z.record(z.string(), z.object({ value: z.string() })),
});

/** The lowest of a user's levels; null where they have none, undefined where one can't be read. */
export function levelOf({ did }: z.infer<typeof oneKosmosLevels>): Ial | null | undefined {
  const levels = Object.values(did).map(({ value }) => ialOf(value));
  if (levels.includes(null)) return undefined;
  return levels.reduce(
    (lowest, level) => (lowest === null || (level !== null && level < lowest) ? level : lowest),
    null,
  );
}

/**
 * The level that a result's credential claims, unproven; null where there is none. It counts only where whoever reads the verdict proves
 * the credential first.
 */
export function levelClaimed({ token }: OneKosmosResult): Ial | null {
  try {
    const claims = decodeJwt(token ?? '');
    const credential = z.object({ credentialSubject: z.record(z.string(), z.unknown()) }).safeParse(claims['vc']);
    return claimedIal([claims, credential.data ?? {}, credential.data?.credentialSubject ?? {}]);
  } catch {
    return null;
  }
}

/** The word alone: it is written in one, in two, and in capitals. */
const wordOf = ({ responseStatus }: OneKosmosResult) => responseStatus.toUpperCase().replace(/[^A-Z]/g, '');

/** Whether the shopper is done, and nothing was found wrong. */
export const isApproved = (result: OneKosmosResult): boolean => wordOf(result) === 'SUCCESS';

/**
 * What 1Kosmos says of a session, in our words. `level` is what it says of the user; a document alone counts as level 1. Who declines at
 * the first page has refused to begin, and nothing was judged.
 * @see 1Kosmos nodejs-helper-files and mobile samples; developer.1kosmos.com, "ID Verification Status" (read 2026-11).
 */
export function oneKosmosStateOf(result: OneKosmosResult, level: Ial | null, against: JudgedAgainst): SessionState {
  switch (wordOf(result)) {
    case 'PENDING':
      return { kind: 'created' };
    case 'INPROGRESS':
      return { kind: 'opened' };
    case 'SUCCESS': {
      const state = judge(readingOf(result, 'approved', level), against);
      return result.token ? { ...state, credential: result.token } : state;
    }
    case 'FAILED':
      return judge(readingOf(result, 'declined', level), against);
    case 'COMPLETED':
      // Done, by a word that does not say how it went.
      return judge(readingOf(result, 'review', level), against);
    case 'EXPIRED':
      return { kind: 'ended', reason: 'expired' };
    case 'ABANDONED':
    case 'DECLINED':
      return { kind: 'ended', reason: 'abandoned' };
    default:
      return { kind: 'submitted' };
  }
}

const highestIal = 2;

function readingOf(result: OneKosmosResult, verdict: Reading['verdict'], level: Ial | null): Reading {
  const [shown, documentType]: [z.infer<typeof document> | null | undefined, Evidence['documentType']] =
    result.dl_object
      ? [result.dl_object, 'driving_licence']
      : result.ppt_object
        ? [result.ppt_object, 'passport']
        : [result.idcard_object, result.idcard_object ? 'identity_card' : null];
  const isFaceMatched = verdict === 'approved' && !!result.liveid_object;
  const ial = level ?? 1;
  return {
    verdict,
    name: shown
      ? { firstName: shown.firstName ?? '', middleName: shown.middleName ?? '', lastName: shown.lastName ?? '' }
      : null,
    birthDate: dayOf(shown?.dob),
    expiryDate: dayOf(shown?.doe),
    isValidityVouchedFor: false,
    documentType,
    country: countryOf(shown?.country),
    region: shown?.state && /^[A-Z]{2}$/.test(shown.state) ? shown.state : null,
    ial: ial > highestIal ? highestIal : ial,
    method: isFaceMatched ? 'one_kosmos:document_and_liveid' : 'one_kosmos:document',
    ...(verdict === 'approved' && { isFaceMatched }),
  };
}

/** Days are written with dashes, or without. Other ways of writing them are not guessed at. */
const dayOf = (text: string | null | undefined) => readDate(text?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));

const countries: Readonly<Record<string, string>> = { USA: 'US', CAN: 'CA', MEX: 'MX', GBR: 'GB' };
const countryOf = (code: string | null | undefined) =>
  code ? (countries[code] ?? (/^[A-Z]{2}$/.test(code) ? code : null)) : null;
