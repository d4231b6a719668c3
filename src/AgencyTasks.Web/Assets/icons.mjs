import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// Joins the icons named in the list into one SVG of symbols: <use href="icons.svg#name">.
export function iconSprite(folder, listFile) {
  const names = readFileSync(listFile, 'utf8').split(/\s+/).filter(Boolean);
  const symbols = names.sort().map((name) => {
    const svg = readFileSync(join(folder, `${name}.svg`), 'utf8');
    const viewBox = /viewBox="([^"]+)"/.exec(svg)[1];
    const body = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '').replace(/\s*\n\s*/g, '');
    return `<symbol id="${name}" viewBox="${viewBox}">${body}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`;
}
