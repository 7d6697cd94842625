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

@InputType({ description: 'A webhook to register. It receives changes committed from then on.' })
class RegisterWebhookInput {
  @Field(
    () => String,
    'The URL to which messages are sent by POST: an https URL of at most 2,000 characters, without a password.',
  )
  url!: string;

  @Nullable(() => [RecordedType], 'The types whose changes are sent. The default is all.')
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
  @Field(
    () => Boolean,
    'Whether to skip changes committed so far. By default they are sent, starting where the webhook stopped.',
    { defaultValue: false },
  )
  skip!: boolean;
}

@InputType({ description: 'A webhook whose secret is replaced.' })
class RotateWebhookSecretInput extends WebhookInput {
  @Field(() => Int, 'The number of hours for which the old secret also signs, from 0 to 720.', { defaultValue: 24 })
  overlapHours!: number;
}

@PlainObject('A webhook after a change, or the errors.')
class WebhookPayload extends RefusablePayload {
  @Nullable(() => Webhook, 'The webhook. Null if it was removed, or if there are errors.')
  webhook!: object | null;
}

@PlainObject('A webhook with its new secret, or the errors.')
class WebhookSecretPayload extends WebhookPayload {
  @Nullable(
    () => String,
    'The secret that verifies messages: `whsec_` followed by base64. It is shown only here: keep it. Null if there are errors.',
  )
  secret!: string | null;
}

/** Loads the code for writing on first use. */
const store = () => import('../store/webhooks.js');

@Resolver()
export class WebhookMutations {
  @Mutation('ADMIN', () => WebhookSecretPayload, 'Registers a webhook for changes committed from now on.')
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
    'Resumes a webhook in any state: pending messages are sent now, starting where it stopped. An active webhook retries immediately.',
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
    'Replaces the secret of a webhook. For a time, each message is signed with both the old and the new secret.',
  )
  async rotateWebhookSecret(
    @InputArg(() => RotateWebhookSecretInput, 'The webhook, and how long both secrets sign.')
    { id, overlapHours }: RotateWebhookSecretInput,
    @Ctx() { prisma }: Context,
  ) {
    const { rotateSecret } = await store();
    return withSecret(() => rotateSecret(prisma, id, overlapHours));
  }

  @Mutation('ADMIN', () => WebhookPayload, 'Permanently removes a webhook with its attempts. `webhook` is null in the payload.')
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
