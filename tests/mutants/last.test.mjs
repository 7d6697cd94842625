import { test } from 'vitest';

test('all files have been run', () => {});
