const bracesIn = (text: string): string[] => text.match(/\{[^{}]*\}/g) ?? [];

/** What stands in braces in a store's own text and not in the widget's: nothing fills it in, so shoppers would read the braces. */
export const unfilled = (text: string, widgetsOwn: string): string[] => {
  const filled = bracesIn(widgetsOwn);
  return bracesIn(text).filter((one) => !filled.includes(one));
};
