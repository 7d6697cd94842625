import { expect, test } from 'vitest';
import { createPrisma } from '../../src/db/prisma.js';

test('a Prisma client is created when it is first used, and closing an unused one creates none', async () => {
  const refusedByPrisma = {
    provider: 'sqlite' as const,
    adapterName: 'refused',
    connect: () => Promise.reject(new Error('unused')),
  };
  const prisma = createPrisma(refusedByPrisma);
  await prisma.$disconnect();
  expect(() => prisma.visit).toThrow('refused');
});
