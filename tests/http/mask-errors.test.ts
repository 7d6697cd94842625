import { GraphQLError } from 'graphql';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { maskErrors } from '../../src/http/mask-errors.js';

const mask = maskErrors(pino({ level: 'silent' }), 20);

describe('maskErrors', () => {
  test('lets pass what clients can mend', () => {
    const extensions = { code: 'BAD_USER_INPUT' };
    expect(mask({ message: 'first is over 100', extensions }, null)).toEqual({
      message: 'first is over 100',
      extensions,
    });
  });

  test.each(['INTERNAL_SERVER_ERROR', 'P2002', undefined])('replaces all of an error with code %s', (code) => {
    const error = new GraphQLError('SELECT', { path: ['visit'], originalError: new Error('SELECT secret') });
    const masked = mask({ message: 'SELECT', path: ['visit'], extensions: { code, meta: 'SELECT' } }, error);
    expect(masked).toEqual({
      message: 'Internal server error',
      path: ['visit'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
  });
});
