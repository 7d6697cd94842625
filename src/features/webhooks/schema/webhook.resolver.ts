import { Ctx, Extensions, Resolver, Root } from 'type-graphql';
import { FieldResolver, Query } from '../../../schema/described.js';
import type { Context } from '../../../schema/context/context.js';
import type { Webhook as WebhookRow, WebhookAttempt as AttemptRow } from '../../../db/generated/client.js';
import { messageId } from '../store/queue.js';
import { Webhook, WebhookAttempt } from './webhook.type.js';

/** The cost of a webhook's attempts, of which at most a hundred are read. */
const ATTEMPTS_COST = 100;
const WEBHOOKS_COST = 100;

/** Not compiled, because a compiled statement does not check the client's role. */
@Resolver(() => Webhook)
export class WebhookResolver {
  @Extensions({ cost: WEBHOOKS_COST })
  @Query(() => [Webhook], 'The webhooks, oldest first, at most 100. Only administrators may read them.', { role: 'ADMIN' })
  webhooks(@Ctx() { prisma }: Context): Promise<WebhookRow[]> {
    return prisma.webhook.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  }

  @Extensions({ cost: ATTEMPTS_COST })
  @FieldResolver(() => [WebhookAttempt], 'The most recent attempts, newest first, at most 100.')
  async attempts(@Root() { id }: WebhookRow, @Ctx() { load, prisma }: Context) {
    const attempts = await load.batch<AttemptRow[]>('WebhookAttempts', id, async (ids) => {
      const rows = await prisma.webhookAttempt.findMany({
        where: { webhookId: { in: ids } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
      });
      return new Map(ids.map((webhookId) => [webhookId, rows.filter((row) => row.webhookId === webhookId)]));
    });
    return attempts ?? [];
  }
}

@Resolver(() => WebhookAttempt)
export class WebhookAttemptResolver {
  @FieldResolver(() => String, 'The id of the message, as in its `webhook-id` header.')
  message(@Root() { webhookId, changeSetId }: AttemptRow) {
    return messageId(webhookId, changeSetId);
  }
}
