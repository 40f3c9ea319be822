// Makes OSGI-INF/assets/{varco.css,icons.svg,fonts,LICENCES.txt} from bootstrap-italia. See README.md.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, existsSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { PurgeCSS } from 'purgecss';
import { transform } from 'lightningcss';

const LOOK = fileURLToPath(new URL('.', import.meta.url));
const ASSETS = join(LOOK, '../src/main/resources/OSGI-INF/assets');
const BUNDLES = join(LOOK, '../..');
const ITALIA = join(LOOK, 'node_modules/bootstrap-italia');
const LARGEST_STYLE = 30 * 1024; // compressed (D-69)
const LARGEST_FONT = 25 * 1024;
const ICONS = ['it-ban', 'it-check-circle', 'it-clock', 'it-error', 'it-help-circle', 'it-key', 'it-lock', 'it-logout',
  'it-telephone', 'it-user', 'it-warning-circle'];
const BRAND = '<symbol viewBox="0 0 24 24" id="varco">'
  + '<path d="M2 22V11a10 10 0 0 1 20 0v11h-4V11a6 6 0 0 0-12 0v11zM10 12h4v10h-4z"/></symbol>';

const text = (path) => readFileSync(path, 'utf8');
const version = JSON.parse(text(join(ITALIA, 'package.json'))).version;

/** Every template of every bundle, and the markup that is only computed or offered. */
function pages() {
  const templates = readdirSync(BUNDLES).sort()
    .map((bundle) => join(BUNDLES, bundle, 'src/main/resources/OSGI-INF/templates'))
    .filter(existsSync)
    .flatMap((dir) => readdirSync(dir).sort().filter((f) => f.endsWith('.mustache')).map((f) => join(dir, f)));
  return [...templates, join(LOOK, 'components.html')].map((path) => ({ raw: text(path), extension: 'html' }));
}

/** What a page says that a selector may match: element names, classes, attributes with their values. */
function words(page) {
  const plain = page.replace(/\{\{[^}]*\}\}/g, ' ');
  const attributes = [...plain.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g)];
  const values = (name) => attributes.filter(([, n]) => n === name).flatMap(([, , v]) => (v ?? '').split(/\s+/)).filter(Boolean);
  return {
    tags: ['html', 'body', '*', ...[...plain.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag]) => tag)],
    classes: values('class'),
    ids: values('id'),
    attributes: { names: attributes.map(([, n]) => n), values: attributes.flatMap(([, , v]) => (v ?? '').split(/\s+/)) },
    undetermined: [],
  };
}

async function style() {
  const [{ css }] = await new PurgeCSS().purge({
    content: pages(),
    css: [{ raw: text(join(ITALIA, 'dist/css/bootstrap-italia.min.css')).replace(/@font-face\s*\{[^}]*\}/g, '') }],
    extractors: [{ extensions: ['html'], extractor: words }],
    keyframes: true,
  });
  const fonts = css.replace(/"?(Lora|Roboto Mono)"?,\s*[^;}"]*/g, (all, name) => (name === 'Lora' ? 'inherit' : 'monospace'));
  const whole = await new PurgeCSS().purge({
    content: pages(),
    css: [{ raw: fonts + text(join(LOOK, 'own.css')) }],
    extractors: [{ extensions: ['html'], extractor: words }],
    variables: true,
  });
  const { code } = transform({
    filename: 'varco.css', code: Buffer.from(whole[0].css), minify: true,
    targets: { chrome: 100 << 16, firefox: 100 << 16, safari: (15 << 16) | (4 << 8) },
  });
  const head = `/*! Reduced from bootstrap-italia ${version} (BSD-3-Clause, with Bootstrap, MIT) by it.varco.web/look; see LICENCES.txt */\n`;
  return head + code.toString() + '\n';
}

function icons() {
  const sprites = text(join(ITALIA, 'dist/svg/sprites.svg'));
  const symbols = ICONS.map((name) => {
    const found = sprites.match(new RegExp(`<symbol[^>]*id="${name}"[^>]*>.*?</symbol>`, 's'));
    if (!found) throw new Error(`icon ${name} is not in bootstrap-italia ${version}`);
    return found[0];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${[BRAND, ...symbols].join('\n')}\n</svg>\n`;
}

function licences() {
  return [
    `bootstrap-italia ${version} (varco.css, icons.svg)`, text(join(ITALIA, 'LICENSE')).trim(),
    'Bootstrap 5.2.3 (varco.css): Copyright 2011-2022 The Bootstrap Authors, Copyright 2011-2022 Twitter, Inc.', MIT,
    'Titillium Web (fonts/)', text(join(ITALIA, 'dist/fonts/Titillium_Web/OFL.txt')).trim(),
  ].join('\n\n') + '\n';
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

function font(name) {
  return readFileSync(join(ITALIA, `dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-${name}.woff2`));
}

/** Breaks when a promise of the README does not hold. */
function prove(files) {
  const css = files['varco.css'].toString();
  const size = gzipSync(css, { level: 9 }).length;
  const addresses = [...css.matchAll(/url\(([^)]{0,60})/g)].map(([, a]) => a.replace(/^["']/, ''));
  const foreign = addresses.filter((a) => !a.startsWith('data:image/svg+xml') && !a.startsWith('fonts/'));
  const problems = [
    size > LARGEST_STYLE && `varco.css has ${size} bytes compressed, more than ${LARGEST_STYLE}`,
    foreign.length > 0 && `varco.css fetches ${foreign.join(', ')}`,
    /@import/.test(css) && 'varco.css imports another sheet',
    ...Object.entries(files).filter(([n, b]) => n.startsWith('fonts/') && b.length > LARGEST_FONT).map(([n]) => `${n} is too large`),
  ].filter(Boolean);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  console.log(`varco.css: ${css.length} bytes, ${size} compressed`);
}

const sum = (bytes) => createHash('sha256').update(bytes).digest('hex');
const made = {
  'LICENCES.txt': Buffer.from(licences()),
  'fonts/titillium-web-400.woff2': font('regular'),
  'fonts/titillium-web-600.woff2': font('600'),
  'icons.svg': Buffer.from(icons()),
  'varco.css': Buffer.from(await style()),
};
prove(made);
const sums = `# bootstrap-italia ${version}\n`
  + Object.entries(made).map(([name, bytes]) => `${sum(bytes)}  ${name}\n`).join('');
if (process.argv.includes('--check')) {
  const stale = Object.entries(made).filter(([n, b]) => !existsSync(join(ASSETS, n)) || !readFileSync(join(ASSETS, n)).equals(b));
  if (stale.length > 0 || text(join(LOOK, 'assets.sha256')) !== sums) {
    console.error(`not up to date: ${stale.map(([name]) => name).join(' ') || 'assets.sha256'}`);
    process.exit(1);
  }
  console.log('up to date');
} else {
  mkdirSync(join(ASSETS, 'fonts'), { recursive: true });
  Object.entries(made).forEach(([name, bytes]) => writeFileSync(join(ASSETS, name), bytes));
  writeFileSync(join(LOOK, 'assets.sha256'), sums);
}
