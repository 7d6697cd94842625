import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RecurringLines } from '../../../src/http/observe/recurring-lines.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a recurring message is logged immediately, then every minute with a count, and immediately again after a quiet minute', () => {
  const lines: object[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line) => lines.push(JSON.parse(line) as object) });
  const recurring = new RecurringLines(log);
  const fail = (cause: string) => recurring.write({ level: 'error', message: 'down', cause, details: { reason: cause } });

  for (let n = 0; n < 2_850; n++) fail('ENOSPC');
  fail('57P01');
  const first = { level: 50, reason: 'ENOSPC', msg: 'down' };
  expect(lines.splice(0)).toEqual([first, { ...first, reason: '57P01' }]);

  vi.advanceTimersByTime(60_000);
  expect(lines.splice(0)).toEqual([{ ...first, times: 2_849, seconds: 60 }]);

  vi.advanceTimersByTime(60_000);
  fail('ENOSPC');
  expect(lines).toEqual([first]);
});
