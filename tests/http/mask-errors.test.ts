import { GraphQLError } from 'graphql';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { maskErrors } from '../../src/http/error-responses.js';

const log = pino({ level: 'silent' });
const mask = maskErrors(log, { requestTimeout: 20, suggestions: true });

describe('maskErrors', () => {
  test('passes on errors intended for clients', () => {
    const extensions = { code: 'BAD_USER_INPUT' };
    expect(mask({ message: 'first is over 100', extensions }, null)).toEqual({
      message: 'first is over 100',
      extensions,
    });
  });

  test('reports every invalid variable, however many there are', () => {
    const message = 'Too many errors processing variables, error limit reached. Execution aborted.';
    expect(mask({ message, extensions: { code: 'INTERNAL_SERVER_ERROR' } }, new GraphQLError(message))).toEqual({
      message,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('removes suggestions if configured', () => {
    const message = 'Variable "$where" got invalid value; Field "slg" is not defined by type "VisitWhere".';
    const error = new GraphQLError(`${message} Did you mean "slug" or "kind"?`);
    const formatted = { message: error.message, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
    const silent = maskErrors(log, { requestTimeout: 20, suggestions: false });
    expect(mask(formatted, error).message).toBe(error.message);
    expect(silent(formatted, error).message).toBe(message);
  });

  test.each(['INTERNAL_SERVER_ERROR', 'P2002', undefined])('masks an error with code %s', (code) => {
    const error = new GraphQLError('SELECT', { path: ['visit'], originalError: new Error('SELECT secret') });
    const masked = mask({ message: 'SELECT', path: ['visit'], extensions: { code, meta: 'SELECT' } }, error);
    expect(masked).toEqual({
      message: 'Internal server error',
      path: ['visit'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
  });
});
