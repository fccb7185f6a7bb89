import { Mark } from './Mark.tsx';

/** What went wrong with what the shopper did last, above what they can do now. Nothing where nothing did. */
export function Failure({ error }: { error: string | null }) {
  return error === null ? null : (
    <p id="error" class="error" part="error">
      <Mark tone="trouble" /> {error}
    </p>
  );
}
