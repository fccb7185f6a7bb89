import type { Installation } from '../checks/installation.ts';

/** The script as a tag, for who pastes it into the Script Manager by hand. */
export const scriptSnippet = ({ src, integrity_hashes }: Installation['script']): string =>
  `<script src="${escaped(src)}" integrity="${escaped(integrity_hashes.join(' '))}" crossorigin="anonymous"></script>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
