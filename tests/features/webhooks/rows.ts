import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '../../../src/db/generated/client.js';

export async function createRows(prisma: PrismaClient): Promise<void> {
  await prisma.webhook.create({
    data: {
      ...{ url: 'https://example.org/hook', types: ['Visit'], source: 'a-source', visit: 'a-visit', state: 'PAUSED' },
      ...{
        secret: 'whsec_MA==',
        formerSecret: 'whsec_MQ==',
        formerSecretUntil: new Date(0),
        place: randomUUID(),
        createdBy: 'ada',
      },
      ...{ message: '{}', messageOf: randomUUID() },
      attempts: { create: { changeSetId: randomUUID(), number: 1, milliseconds: 1, error: 'No answer.' } },
    },
  });
}
