// Builds wwwroot/ from this folder: one stylesheet, one script, one icon sprite, the fonts and our own pictures.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import * as sass from 'sass';
import subsetFont from 'subset-font';
import { iconSprite } from './icons.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'wwwroot');
const budgets = { 'css/site.css': 40 * 1024, 'js/site.js': 30 * 1024, 'img/icons.svg': 12 * 1024 };

for (const folder of ['css', 'js', 'img', 'fonts']) {
  rmSync(join(out, folder), { recursive: true, force: true });
  mkdirSync(join(out, folder), { recursive: true });
}

const span = (from, to) => String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
const letters = {
  latin: `${span(0x20, 0x7e)}\u00a0àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ«»·×°²³§±½–—‘’“”…•`,
  vietnamese: `ĂăĐđĨĩŨũƠơƯư₫\u0300\u0301\u0303\u0309\u0323${span(0x1ea0, 0x1ef9)}`,
};
const fonts = await makeFonts();
write('css/site.css', stylesheet(fonts));
write('js/site.js', script());
write('img/icons.svg', iconSprite(join(here, 'node_modules/bootstrap-icons/icons'), join(here, 'icons.txt')));
for (const file of readdirSync(join(here, 'img'))) {
  copyFileSync(join(here, 'img', file), join(out, 'img', file));
}

// The name carries the content's hash, so that the server may call the file immutable (see HashedAssets.cs).
async function makeFonts() {
  const names = {};
  for (const subset of ['vietnamese', 'latin']) {
    for (const weight of [400, 600]) {
      const source = join(here, `node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff2`);
      // The files serve many languages; Vietnamese and English need two thirds of them.
      const font = await subsetFont(readFileSync(source), letters[subset], { targetFormat: 'woff2' });
      const hash = createHash('sha256').update(font).digest('hex').slice(0, 10);
      names[`${subset}-${weight}`] = `be-vietnam-pro-${subset}-${weight}.${hash}.woff2`;
      writeFileSync(join(out, 'fonts', names[`${subset}-${weight}`]), font);
    }
  }
  return names;
}

function stylesheet(fontNames) {
  const compiled = sass.compile(join(here, 'site.scss'), {
    style: 'compressed',
    loadPaths: [join(here, 'node_modules')],
    quietDeps: true,
    silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
    functions: {
      'font-file($key)': ([key]) => new sass.SassString(`../fonts/${fontNames[key.assertString().text]}`),
    },
  });
  // The content security policy allows no data: pictures; a Bootstrap part that brings one is styled by us instead.
  if (compiled.css.includes('data:')) {
    throw new Error('site.css holds a data: address, which the content security policy refuses.');
  }
  return compiled.css;
}

function script() {
  const result = esbuild.buildSync({
    entryPoints: [join(here, 'site.js')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2020'],
    legalComments: 'none',
    charset: 'utf8',
    write: false,
  });
  return result.outputFiles[0].text;
}

function write(name, text) {
  writeFileSync(join(out, name), text);
  const gzip = gzipSync(text, { level: 9 }).length;
  const brotli = brotliCompressSync(text).length;
  const kb = (bytes) => (bytes / 1024).toFixed(1);
  console.log(`${name}: ${kb(Buffer.byteLength(text))} KB, gzip ${kb(gzip)} KB, brotli ${kb(brotli)} KB`);
  if (gzip > budgets[name]) {
    throw new Error(`${name} weighs ${kb(gzip)} KB compressed; at most ${kb(budgets[name])} KB are allowed.`);
  }
}
