/** What stands between in a text's place and not in the name of the state that shows it. */
const unsaid = ['problem', 'hints'];
const otherNames: Readonly<Record<string, string>> = {
  noCamera: 'camera',
  consentMissing: 'not-agreed',
  keptWithOrder: 'kept-with-the-order',
  startHere: 'on-a-computer',
};

const kebab = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('_', '-');

/** The state of the widget in which the text of this place, as in `why.title`, is most likely to be seen. */
export function stateFor(place: string, states: readonly string[]): string {
  const keys = place
    .split('.')
    .filter((key) => !unsaid.includes(key))
    .map((key) => otherNames[key] ?? kebab(key));
  for (let length = keys.length; length > 0; length -= 1) {
    const name = keys.slice(0, length).join('-');
    if (states.includes(name)) return name;
  }
  // Some are shown by none of their own name, such as the trouble that comes at any time.
  return states.find((state) => state.startsWith(`${keys[0]}-`)) ?? states[0] ?? '';
}
