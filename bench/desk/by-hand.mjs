import { Person } from './person.mjs';

/**
 * Models writing an annotation by hand in an editor with auto-indent and no completion. The person makes no mistakes, and
 * copies text from the article if that is quicker than typing. Then the file is checked and imported, once each.
 */
export function writeByHand(yaml, article) {
  const person = new Person();
  person.reads(article);
  let indent = 0;
  for (const line of yaml.trimEnd().split('\n')) {
    const [, spaces, item, key, value] = /^( *)(- )?(?:([\w-]+):)? ?(.*)$/.exec(line);
    person.presses(1 + Math.abs(spaces.length - indent) / 2); // Enter, and Tab or Backspace
    indent = spaces.length + (item ? 2 : 0);
    person.decides(key === undefined ? 0 : 1);
    person.types(`${item ?? ''}${key === undefined ? '' : `${key}:`}${value === '' ? '' : ' '}`);
    enter(person, value, article);
  }
  for (const command of ['npx communique validate --text a.txt a.yaml', 'npx communique seed --text a.txt a.yaml']) {
    person.decides();
    person.presses(2); // to the terminal
    person.types(command);
    person.presses(1);
    person.reads('a.yaml: no problem');
  }
  return person;
}

function enter(person, value, article) {
  const typed = new Person();
  typed.types(value);
  const copied = new Person();
  copied.presses(2 + 2 + 2 + 2); // go to the article, copy, go back, paste
  copied.draws();
  copied.decides();
  copied.clicks(); // back to where the words belong
  if (article.includes(value) && copied.minutes < typed.minutes) {
    person.decides();
    person.presses(8);
    person.draws();
    person.clicks();
  } else person.types(value);
}
