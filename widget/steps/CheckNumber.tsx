/** What to do when stuck, with the number that the shop finds the check by. */
export function CheckNumber({ lead, checkId }: { lead: string; checkId: string }) {
  return (
    <p class="number" part="check-number">
      {lead} <code>{checkId}</code>
    </p>
  );
}
