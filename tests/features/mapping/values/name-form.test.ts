import { expect, test } from 'vitest';
import { nameReader, type NameForm } from '../../../../src/features/mapping/values/name-form.js';

test.each<[NameForm, string, string | null]>([
  ['SURNAME, Given', 'MERKEL, Angela', 'Angela Merkel'],
  ['SURNAME, Given', 'Merkel, Angela', 'Angela Merkel'],
  ['SURNAME, Given', 'DE LA CRUZ, Ana', 'Ana De La Cruz'],
  ['SURNAME, Given', "O'NEILL-SMITH, Éva", "Éva O'Neill-Smith"],
  ['SURNAME, Given', 'JOHN PAUL II', null],
  ['SURNAME, Given', 'SUKARNO', 'Sukarno'],
  ['SURNAME, Given', 'A, B, C', null],
  ['SURNAME, Given', 'Angela Merkel', null],
  ['SURNAME Given', 'VAN DIJK Peter Jan', 'Peter Jan Van Dijk'],
  ['SURNAME Given', 'Peter VAN DIJK', null],
  ['Given SURNAME', 'Peter VAN DIJK', 'Peter Van Dijk'],
  ['Given SURNAME', 'Peter van Dijk', null],
  ['Given SURNAME', 'PETER DIJK', null],
])('%s reads %s as %s', (form, printed, name) => {
  expect(nameReader(form)(printed)).toBe(name);
});
