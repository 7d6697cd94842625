import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { KindModel } from '../../claims/kinds/kinds.js';
import type { Context } from '../../context/context.js';
import type { Webhook as WebhookRow } from '../../db/generated/client.js';
import type { Role } from '../../viewer.js';
import { RecordedType } from '../history/change.type.js';
import { unlessRefused } from '../mutations/answer.js';
import { RefusablePayload } from '../mutations/payload.js';
import { Webhook } from './webhook.type.js';

@InputType({ description: 'A webhook to register. It gets what is committed from then on.' })
export class RegisterWebhookInput {
  @Field(() => String, {
    description: 'The address to which messages are sent by POST: an https URL of at most 2,000 characters, with no password.',
  })
  url!: string;

  @Field(() => [RecordedType], { nullable: true, description: 'The types whose changes are sent. The default is all.' })
  types?: KindModel[] | null;

  @Field(() => String, { nullable: true, description: 'The slug of a source: only changes of its claims are sent.' })
  source?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The slug of a visit: only changes of it are sent, and of its delegates, events, participants and statements.',
  })
  visit?: string | null;
}

@InputType({ description: 'A webhook.' })
export class WebhookInput {
  @Field(() => ID, { description: 'The id of the webhook.' })
  id!: string;
}

@InputType({ description: 'A webhook to resume.' })
export class ResumeWebhookInput extends WebhookInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to leave out what was committed until now. The default sends it, from where the webhook stopped.',
  })
  skip!: boolean;
}

@InputType({ description: 'A webhook that gets a new secret.' })
export class RotateWebhookSecretInput extends WebhookInput {
  @Field(() => Int, {
    defaultValue: 24,
    description: 'The hours for which the old secret also signs, from 0 to 720.',
  })
  overlapHours!: number;
}

@ObjectType({ description: 'A webhook after a change, or the errors.', simpleResolvers: true })
export class WebhookPayload extends RefusablePayload {
  @Field(() => Webhook, { nullable: true, description: 'The webhook. Null if it was removed, or with errors.' })
  webhook!: object | null;
}

@ObjectType({ description: 'A webhook with its new secret, or the errors.', simpleResolvers: true })
export class WebhookSecretPayload extends WebhookPayload {
  @Field(() => String, {
    nullable: true,
    description: 'The secret that verifies messages, as `whsec_` and base64. It is shown only here: keep it. Null with errors.',
  })
  secret!: string | null;
}

/** Writing is loaded when it is needed. */
const store = () => import('../../store/clients/webhooks/webhooks.js');

@Resolver()
export class WebhookMutations {
  @Authorized<Role>('ADMIN')
  @Mutation(() => WebhookSecretPayload, { description: 'Registers a webhook for what is committed from now on.' })
  async registerWebhook(
    @Arg('input', () => RegisterWebhookInput, { description: 'The address, and which changes are sent.' })
    input: RegisterWebhookInput,
    @Ctx() { prisma, viewer, webhookAddresses: allowed }: Context,
  ) {
    const { url, types, source = null, visit = null } = input;
    const { registerWebhook } = await store();
    const given = { url, types: types ?? [], source, visit };
    return withSecret(() => registerWebhook(prisma, given, { by: viewer!.subject, allowed }));
  }

  @Authorized<Role>('ADMIN')
  @Mutation(() => WebhookPayload, {
    description:
      'Pauses a webhook. What is committed meanwhile is sent when it is resumed. A message that is already being sent may still arrive.',
  })
  async pauseWebhook(
    @Arg('input', () => WebhookInput, { description: 'The webhook.' }) { id }: WebhookInput,
    @Ctx() { prisma }: Context,
  ) {
    const { pauseWebhook } = await store();
    return answer(() => pauseWebhook(prisma, id));
  }

  @Authorized<Role>('ADMIN')
  @Mutation(() => WebhookPayload, {
    description:
      'Resumes a webhook in any state: pending messages are sent now, from where it stopped. An active webhook retries at once.',
  })
  async resumeWebhook(
    @Arg('input', () => ResumeWebhookInput, { description: 'The webhook, and where it begins.' })
    { id, skip }: ResumeWebhookInput,
    @Ctx() { prisma }: Context,
  ) {
    const { resumeWebhook } = await store();
    return answer(() => resumeWebhook(prisma, id, { skip }));
  }

  @Authorized<Role>('ADMIN')
  @Mutation(() => WebhookSecretPayload, {
    description: 'Gives a webhook a new secret. The old one also signs for a while: each message then has both signatures.',
  })
  async rotateWebhookSecret(
    @Arg('input', () => RotateWebhookSecretInput, { description: 'The webhook, and how long both sign.' })
    { id, overlapHours }: RotateWebhookSecretInput,
    @Ctx() { prisma }: Context,
  ) {
    const { rotateSecret } = await store();
    return withSecret(() => rotateSecret(prisma, id, overlapHours));
  }

  @Authorized<Role>('ADMIN')
  @Mutation(() => WebhookPayload, { description: 'Removes a webhook with its attempts, for good. The payload has no webhook.' })
  async removeWebhook(
    @Arg('input', () => WebhookInput, { description: 'The webhook.' }) { id }: WebhookInput,
    @Ctx() { prisma }: Context,
  ) {
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
