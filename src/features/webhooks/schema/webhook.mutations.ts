import { Ctx, ID, InputType, Int, Resolver } from 'type-graphql';
import { Field, InputArg, Mutation, Nullable, PlainObject } from '../../../schema/described.js';
import type { KindModel } from '../../../model/kinds/kinds.js';
import type { Context } from '../../../schema/context/context.js';
import type { Webhook as WebhookRow } from '../../../db/generated/client.js';
import { RecordedType } from '../../changes/change.type.js';
import { unlessRefused } from '../../editing/schema/answer.js';
import { IDEMPOTENCY_KEY } from '../../editing/store/idempotency.js';
import { RefusablePayload } from '../../editing/schema/payload.js';
import { Webhook } from './webhook.type.js';

@InputType({ description: 'A webhook to register.' })
class RegisterWebhookInput {
  @Field(
    () => String,
    'The URL to which messages are sent by POST: an https URL of at most 2,000 characters, without a password.',
  )
  url!: string;

  @Nullable(() => [RecordedType], 'The types whose changes are sent. By default, all.')
  types?: KindModel[] | null;

  @Nullable(() => String, 'The slug of a source. Only changes to its claims are sent.')
  source?: string | null;

  @Nullable(
    () => String,
    'The slug of a visit. Only changes to it and to its delegates, events, participants and statements are sent.',
  )
  visit?: string | null;

  @Nullable(() => String, IDEMPOTENCY_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'A webhook.' })
export class WebhookInput {
  @Field(() => ID, 'The id of the webhook.')
  id!: string;
}

@InputType({ description: 'A webhook to resume.' })
class ResumeWebhookInput extends WebhookInput {
  @Field(() => Boolean, 'Whether to skip changes committed so far. By default, they are sent from where the webhook stopped.', {
    defaultValue: false,
  })
  skip!: boolean;
}

@InputType({ description: 'The webhook whose secret is to be replaced.' })
class RotateWebhookSecretInput extends WebhookInput {
  @Field(() => Int, 'The number of hours for which messages are also signed with the old secret, from 0 to 720.', {
    defaultValue: 24,
  })
  overlapHours!: number;
}

@PlainObject('The changed webhook, or the errors.')
class WebhookPayload extends RefusablePayload {
  @Nullable(() => Webhook, 'The webhook. Null if it was removed, or if there are errors.')
  webhook!: object | null;
}

@PlainObject('A webhook with its new secret, or the errors.')
class WebhookSecretPayload extends WebhookPayload {
  @Nullable(
    () => String,
    'The secret with which to verify messages: `whsec_` followed by base64. Store it: it is shown only once. Null if there are errors.',
  )
  secret!: string | null;
}

/** Loads the code for writing on first use. */
const store = () => import('../store/webhooks.js');

@Resolver()
export class WebhookMutations {
  @Mutation('ADMIN', () => WebhookSecretPayload, 'Registers a webhook for changes committed from then on.')
  async registerWebhook(
    @InputArg(() => RegisterWebhookInput, 'The URL, and which changes to send to it.')
    input: RegisterWebhookInput,
    @Ctx() { prisma, viewer, webhookAddresses: allowed = [] }: Context,
  ) {
    const { url, types, source = null, visit = null, idempotencyKey = null } = input;
    const { registerWebhook } = await store();
    const given = { url, types: types ?? [], source, visit };
    return withSecret(() => registerWebhook(prisma, given, { by: viewer!.subject, allowed, idempotencyKey }));
  }

  @Mutation(
    'ADMIN',
    () => WebhookPayload,
    'Pauses a webhook. Changes committed in the meantime are sent when it is resumed. A message that is already being sent may still arrive.',
  )
  async pauseWebhook(@InputArg(() => WebhookInput, 'The webhook.') { id }: WebhookInput, @Ctx() { prisma }: Context) {
    const { pauseWebhook } = await store();
    return answer(() => pauseWebhook(prisma, id));
  }

  @Mutation(
    'ADMIN',
    () => WebhookPayload,
    'Resumes a webhook in any state. Pending messages are sent from where it stopped. An active webhook retries immediately.',
  )
  async resumeWebhook(
    @InputArg(() => ResumeWebhookInput, 'The webhook, and where to resume.')
    { id, skip }: ResumeWebhookInput,
    @Ctx() { prisma }: Context,
  ) {
    const { resumeWebhook } = await store();
    return answer(() => resumeWebhook(prisma, id, { skip }));
  }

  @Mutation(
    'ADMIN',
    () => WebhookSecretPayload,
    'Replaces the secret of a webhook. During the overlap, each message is signed with both the old and the new secret.',
  )
  async rotateWebhookSecret(
    @InputArg(() => RotateWebhookSecretInput, 'The webhook, and how long both secrets sign.')
    { id, overlapHours }: RotateWebhookSecretInput,
    @Ctx() { prisma }: Context,
  ) {
    const { rotateSecret } = await store();
    return withSecret(() => rotateSecret(prisma, id, overlapHours));
  }

  @Mutation('ADMIN', () => WebhookPayload, 'Permanently removes a webhook and its attempts. In the payload, `webhook` is null.')
  async removeWebhook(@InputArg(() => WebhookInput, 'The webhook.') { id }: WebhookInput, @Ctx() { prisma }: Context) {
    const { removeWebhook } = await store();
    return answer(() => removeWebhook(prisma, id));
  }
}

async function answer(work: () => Promise<WebhookRow | null>) {
  const { made: webhook, errors } = await unlessRefused(work);
  return { webhook, errors };
}

async function withSecret(work: () => Promise<WebhookRow>) {
  const answered = await answer(work);
  return { ...answered, secret: answered.webhook?.secret ?? null };
}
