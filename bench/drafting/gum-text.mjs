// Prints a news text of GUM without the spaces around its tokens: node bench/drafting/gum-text.mjs XML NAME
import { readGum } from './gum.mjs';

const [folder, name] = process.argv.slice(2);
const [{ text }] = readGum(folder, new RegExp(`^${name}\\.xml$`));
let isOpen = false;
const printed = text
  .replace(/ (?=['’](?:s|ll|re|ve|d|m)\b|n['’]t\b)/g, '')
  .replace(/ ?" ?/g, (mark, at) => {
    isOpen = !isOpen;
    const space = isOpen ? ' "' : '" ';
    return isOpen && (at === 0 || text[at] === '\n') ? '"' : space;
  })
  .replace(/" (?=[.,;:?!)\n]|$)/g, '"')
  .replace(/\n /g, '\n');
process.stdout.write(printed);
