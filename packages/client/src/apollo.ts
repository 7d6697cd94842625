export { lists, possibleTypes, withoutId } from './generated/facts.js';
