/** Runs in the page before anything else, and stands by itself. Writes down every change of the document, as `changes` of the window. */
export function recordChanges(): void {
  if (window !== top) return;
  const changes: string[] = [];
  Object.assign(window, { changes });
  const name = (node: Node) =>
    node instanceof Element ? `${node.localName}#${node.id}.${node.getAttribute('class') ?? ''}` : node.nodeName;
  const names = (nodes: NodeList) => [...nodes].map(name).join(' ');
  new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes, removedNodes } of records)
      changes.push(`${type} ${name(target)} ${attributeName} +${names(addedNodes)} -${names(removedNodes)}`);
  }).observe(document, { childList: true, attributes: true, characterData: true, subtree: true });
}

/** How many of these changes are more than there ever were in any of the others. */
export function countMore(changes: readonly string[], others: readonly (readonly string[])[]): number {
  const most = new Map<string, number>();
  for (const other of others)
    for (const [change, count] of tally(other)) most.set(change, Math.max(count, most.get(change) ?? 0));
  return [...tally(changes)].reduce((sum, [change, count]) => sum + Math.max(0, count - (most.get(change) ?? 0)), 0);
}

function tally(changes: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const change of changes) counts.set(change, (counts.get(change) ?? 0) + 1);
  return counts;
}
