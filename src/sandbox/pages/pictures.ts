import type { Product } from '../catalogue.ts';

/** Each product's picture, drawn in a box of 120 by 120. */
const drawings: Record<string, string> = {
  mug: '<path d="M34 40h44v36a12 12 0 0 1-12 12H46a12 12 0 0 1-12-12z" fill="#b0643c"/><path d="M78 48h6a11 11 0 0 1 0 22h-6" fill="none" stroke="#b0643c" stroke-width="6"/><ellipse cx="56" cy="40" rx="22" ry="5" fill="#5b3423"/>',
  whisky:
    '<path d="M52 18h16v18c0 8 12 10 12 22v38a8 8 0 0 1-8 8H48a8 8 0 0 1-8-8V58c0-12 12-14 12-22z" fill="#c98a2b"/><path d="M51 14h18v10H51z" fill="#3b2a1a"/><path d="M40 64h40v24H40z" fill="#f6efe0"/><path d="M48 72h24M48 79h16" stroke="#8b6b3d" stroke-width="3"/>',
  knife:
    '<path d="M16 74 84 30c6-4 12 0 8 8L76 64c-2 3-5 5-9 5z" fill="#aab4bd"/><path d="M74 66 86 40l18-10c5-2 8 3 5 7L88 62c-3 4-9 6-14 4z" fill="#5d4030"/><circle cx="92" cy="44" r="2" fill="#d9c7b4"/>',
  vape: '<rect x="50" y="36" width="20" height="66" rx="5" fill="#3d4a63"/><rect x="55" y="18" width="10" height="18" rx="4" fill="#20283a"/><rect x="55" y="50" width="10" height="18" rx="2" fill="#7fc4d8"/><circle cx="60" cy="86" r="4" fill="#7fc4d8"/>',
  gift: '<rect x="22" y="34" width="76" height="52" rx="5" fill="#2f6f5e"/><path d="M52 48v24l20-12z" fill="#f4f4ee"/><path d="M48 98h24" stroke="#2f6f5e" stroke-width="6" stroke-linecap="round"/>',
  espresso:
    '<path d="M28 26h64v20H28z" fill="#8a9099"/><path d="M34 46h52v12H34z" fill="#5f666f"/><path d="M28 88h64v10H28zM78 46h14v44H78z" fill="#8a9099"/><path d="M46 74h20v8a6 6 0 0 1-6 6h-8a6 6 0 0 1-6-6z" fill="#f1ede6"/><path d="M56 58v10" stroke="#5b3423" stroke-width="4"/>',
};

export const pictureUrl = ({ slug }: Product): string => `/pictures/${slug}.svg`;

export function drawProduct({ slug, name }: Product): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" role="img"><title>${name}</title><rect width="120" height="120" fill="#f3f1ec"/>${drawings[slug] ?? ''}</svg>`;
}
